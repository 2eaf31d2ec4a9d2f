package org.passerelle.gateway.passkey;

import org.passerelle.refusal.RefusalCode;

/** Why a passkey opens or is nothing here. None of them tells whether there is an account. */
public enum PasskeyRefusal implements RefusalCode {
    OFF(
            "gateway.passkey.off",
            "Passkeys need console.address, with a host's name and not a number; log in with a password.",
            Lasting.PERMANENT),
    CHALLENGE(
            "gateway.passkey.challenge",
            "This was not begun in this browser, took more than five minutes, or was used already; begin again.",
            Lasting.PERMANENT),
    FORM(
            "gateway.passkey.form",
            "What the browser says of the passkey cannot be read, or is too long.",
            Lasting.PERMANENT),
    ORIGIN(
            "gateway.passkey.origin",
            "The passkey was asked for by another page than ours; open the pages under console.address, in no frame.",
            Lasting.PERMANENT),
    UNVERIFIED(
            "gateway.passkey.unverified",
            "The device did not make sure of who holds it; unlock it by finger, face or PIN.",
            Lasting.PERMANENT),
    KIND(
            "gateway.passkey.kind",
            "The passkey signs in a way that is not taken here (ES256, EdDSA and RS256 with 2048 to 4096 bits are).",
            Lasting.PERMANENT),
    WRONG(
            "gateway.passkey.wrong",
            "This passkey opens nothing here; log in with the password, and make a new one.",
            Lasting.PERMANENT);

    private final String code;
    private final String sentence;
    private final Lasting lasting;

    PasskeyRefusal(String code, String sentence, Lasting lasting) {
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
