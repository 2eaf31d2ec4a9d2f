package org.passerelle.keyring;

import org.passerelle.refusal.RefusalCode;

/** Why a token's key cannot be taken up. */
public enum KeyringRefusal implements RefusalCode {
    LIBRARY(
            "keyring.library",
            "The token's PKCS#11 library cannot be loaded, or shows no token in that slot; mend the path or the slot."),
    PIN("keyring.pin", "The token does not open with this PIN; mend it before the token locks itself."),
    KEY(
            "keyring.key",
            "The token holds no private key with its certificate under this alias; both must have the same CKA_ID."),
    USE(
            "keyring.use",
            "The key does not do in its token what it is for, or is not its certificate's; give it the right attributes or another.");

    private final String code;
    private final String sentence;

    KeyringRefusal(String code, String sentence) {
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
