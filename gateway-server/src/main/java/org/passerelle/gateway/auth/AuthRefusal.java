package org.passerelle.gateway.auth;

import org.passerelle.refusal.RefusalCode;

/** Why somebody is not let in. What is said never tells whether the exchange asked for exists. */
public enum AuthRefusal implements RefusalCode {
    CERTIFICATE_MISSING(
            "gateway.auth.certificate-missing",
            "A client certificate is required here; show one in the TLS handshake."),
    CERTIFICATE_UNKNOWN(
            "gateway.auth.certificate-unknown",
            "This client certificate is not listed in the settings; add its SHA-256 fingerprint under https.clients."),
    ACTING_FOR_MISSING(
            "gateway.auth.acting-for-missing",
            "The request must name the professional it acts for in the header X-Passerelle-Acting-For, by RPPS (or id)."),
    ON_BEHALF_MISSING(
            "gateway.auth.on-behalf-missing",
            "Who files without an RPPS must name the doctor in whose name, in the header X-Passerelle-On-Behalf-Of, by RPPS."),
    NOT_ALLOWED("gateway.auth.not-allowed", "This client may not act for this professional here.");

    private final String code;
    private final String sentence;

    AuthRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
