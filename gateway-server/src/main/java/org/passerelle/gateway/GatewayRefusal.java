package org.passerelle.gateway;

import org.passerelle.refusal.RefusalCode;

/** Why a gateway does not open although its settings can be read. */
public enum GatewayRefusal implements RefusalCode {
    KEY_FILE(
            "gateway.key-file",
            "The file does not hold the key or certificate that its setting wants; give the right PEM or PKCS#12 file."),
    KEY_PASSWORD(
            "gateway.key-password",
            "The PKCS#12 file does not open with this password; mend the password or the file."),
    KEY_ENCRYPTED(
            "gateway.key-encrypted",
            "The private key is encrypted; give it without a password, or as PKCS#12 with its password."),
    KEY_PAIR(
            "gateway.key-pair",
            "The private key does not belong to the certificate beside it; give the pair that was issued together."),
    CERTIFICATE_EXPIRED(
            "gateway.certificate-expired",
            "The certificate that this setting names is expired or not yet valid; install the current one."),
    ANCHORS(
            "gateway.anchors",
            "The file holds no self-signed certificate, so nothing can be believed through it; add the root."),
    CRL_FILE("gateway.crl-file", "The file does not hold a revocation list in PEM; give the authority's current one."),
    CARD_FILE(
            "gateway.card-file",
            "The file does not hold a card that its organisation signed and trust.anchors confirm; sign it again with card sign."),
    CARD_NOT_CURRENT(
            "gateway.card-not-current",
            "The line's own card is expired or not yet valid, so no request could come; sign the current one and install it."),
    LINE_WITHOUT_CARD(
            "gateway.line-without-card",
            "A line in the settings has no card of our own with its address; add the line's card with own: true."),
    CLIENT_WITHOUT_LINE(
            "gateway.client-without-line",
            "A client may act for a professional who is no member of any line; mend https.clients or lines.");

    private final String code;
    private final String sentence;

    GatewayRefusal(String code, String sentence) {
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
