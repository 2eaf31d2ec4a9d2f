package org.passerelle.port.trust;

import org.passerelle.refusal.RefusalCode;

/** Why a key does not work that worked before. */
public enum KeyRefusal implements RefusalCode {
    TOKEN_AWAY(
            "port.token-away",
            "The token that holds the private key does not answer: nothing is signed or deciphered until it is back.");

    private final String code;
    private final String sentence;

    KeyRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.TEMPORARY;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
