package org.passerelle.letter.pdf;

import org.passerelle.refusal.RefusalCode;

/** Why a document is not written as a paper. */
public enum PdfRefusal implements RefusalCode {
    TOO_MANY_PAGES(
            "letter.pdf.too-many-pages", "The document would be a paper of more pages than its limit; write less.");

    private final String code;
    private final String sentence;

    PdfRefusal(String code, String sentence) {
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
