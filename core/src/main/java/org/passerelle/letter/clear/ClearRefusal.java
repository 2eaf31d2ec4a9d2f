package org.passerelle.letter.clear;

import org.passerelle.refusal.RefusalCode;

/** Why an ordinary mail is not written or not read, or what came with it is not believed. */
public enum ClearRefusal implements RefusalCode {
    MALFORMED("letter.clear.malformed", "The mail cannot be read; ask its sender for an intact copy."),
    HEADERS("letter.clear.headers", "A header of the mail is missing, doubled or has the wrong form."),
    FROM("letter.clear.from", "The mail does not name exactly one address as its From: who wrote it cannot be told."),
    SENDER("letter.clear.sender", "The mail was handed in by somebody of another domain than its From."),
    TOO_MANY_PARTS("letter.clear.too-many-parts", "The mail has more parts than its limit."),
    TOO_DEEP("letter.clear.too-deep", "The mail's parts are nested more deeply than their limit."),
    TOO_MUCH_TEXT("letter.clear.too-much-text", "The mail's text is longer than its limit."),
    TOO_LARGE("letter.clear.too-large", "The mail is larger than its limit; attach less or smaller files."),
    SEVERAL_ARCHIVES(
            "letter.clear.several-archives",
            "The mail brings more than one IHE_XDM.zip; an MSSanté letter has one. The files are kept as they came."),
    SEVERAL_PATIENTS(
            "letter.clear.several-patients",
            "The mail's documents speak of several patients; a letter is about one. The files are kept as they came."),
    TOO_MANY_FILES(
            "letter.clear.too-many-files",
            "The mail's medical documents hold more files than their limit; they are kept unopened."),
    TOO_MANY_REPLACED(
            "letter.clear.too-many-replaced",
            "A medical document of the mail replaces more documents than its limit. The files are kept as they came.");

    private final String code;
    private final String sentence;

    ClearRefusal(String code, String sentence) {
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
