package org.passerelle.letter.mime;

import org.passerelle.refusal.RefusalCode;

/** Why a mail cannot be written. */
public enum MimeRefusal implements RefusalCode {
    HEADER_VALUE("letter.header-value", "A header cannot be written: it holds a line end or a foreign character.");

    private final String code;
    private final String sentence;

    MimeRefusal(String code, String sentence) {
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
