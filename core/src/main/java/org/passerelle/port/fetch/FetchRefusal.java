package org.passerelle.port.fetch;

import org.passerelle.refusal.RefusalCode;

/** Why nothing was fetched. */
public enum FetchRefusal implements RefusalCode {
    HOST("fetch.host", "This address is not one of the allowed hosts over http or https.", Lasting.PERMANENT),
    PRIVATE_ADDRESS(
            "fetch.private-address",
            "The host's name leads to a private, loopback or reserved address, and it is not listed as an inner host.",
            Lasting.PERMANENT),
    UNAVAILABLE("fetch.unavailable", "The host cannot be reached, or breaks off; try again.", Lasting.TEMPORARY),
    CERTIFICATE(
            "fetch.certificate",
            "The host's certificate is expired, for another name, or from an authority that is not believed.",
            Lasting.TEMPORARY),
    TOO_SLOW("fetch.too-slow", "The host did not answer in full within the time limit; try again.", Lasting.TEMPORARY),
    STATUS(
            "fetch.status",
            "The host answered with another HTTP status than 200; redirects are not followed.",
            Lasting.TEMPORARY),
    TOO_LARGE("fetch.too-large", "The host's answer is larger than the limit.", Lasting.PERMANENT);

    private final String code;
    private final String sentence;
    private final Lasting lasting;

    FetchRefusal(String code, String sentence, Lasting lasting) {
        this.code = code;
        this.sentence = sentence;
        this.lasting = lasting;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return lasting;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
