package org.passerelle.gateway.openid;

import org.passerelle.refusal.RefusalCode;

/** Why a provider's word lets nobody in. */
public enum OpenIdRefusal implements RefusalCode {
    PROVIDER(
            "gateway.openid.provider",
            "The provider cannot be reached, or its answer cannot be used; try again, or log in with a password.",
            Lasting.TEMPORARY),
    DENIED(
            "gateway.openid.denied",
            "The provider let nobody in, or the login was broken off; begin again.",
            Lasting.PERMANENT),
    STATE(
            "gateway.openid.state",
            "This login was not begun in this browser, took too long, or was used already; begin again.",
            Lasting.PERMANENT),
    ISSUER("gateway.openid.issuer", "The answer is another provider's than the one that was asked.", Lasting.PERMANENT),
    SIGNATURE(
            "gateway.openid.signature",
            "The provider's token is not signed by a key that it publishes, or not in a way that is allowed.",
            Lasting.PERMANENT),
    AUDIENCE("gateway.openid.audience", "The provider's token is for another program.", Lasting.PERMANENT),
    TIME(
            "gateway.openid.time",
            "The provider's token is too old, or from the future; check the clock.",
            Lasting.PERMANENT),
    NONCE("gateway.openid.nonce", "The provider's token belongs to another login.", Lasting.PERMANENT),
    ASSURANCE(
            "gateway.openid.assurance",
            "The provider is less sure of the person than console.openid.acr asks.",
            Lasting.PERMANENT),
    PERSON(
            "gateway.openid.person",
            "The provider does not say a national identity in the claim that console.openid.claim names.",
            Lasting.PERMANENT);

    private final String code;
    private final String sentence;
    private final Lasting lasting;

    OpenIdRefusal(String code, String sentence, Lasting lasting) {
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
