package org.passerelle.atrest;

import org.passerelle.refusal.RefusalCode;

/** What is wrong with a node key's file. */
public enum AtRestRefusal implements RefusalCode {
    KEY_MISSING(
            "atrest.key-missing",
            "The node key's file does not exist; give the path of the key this folder was made with."),
    KEY_FILE("atrest.key-file", "The node key's file cannot be read or written, or is not exactly 32 octets long."),
    KEY_RIGHTS(
            "atrest.key-rights",
            "The node key's file can be read by others; make it readable by its owner only (mode 600).");

    private final String code;
    private final String sentence;

    AtRestRefusal(String code, String sentence) {
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
