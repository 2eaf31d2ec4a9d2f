package org.passerelle.letter.xdm.zip;

import org.passerelle.refusal.RefusalCode;

/** Why a zip is not read. */
public enum ZipRefusal implements RefusalCode {
    NOT_A_ZIP(
            "letter.xdm.not-a-zip", "The octets are not a zip, or more than a zip; ask the sender for an intact copy."),
    ZIP64(
            "letter.xdm.zip64",
            "The zip has the form for archives above 4 GB, which no letter needs; ask the sender for a plain one."),
    HEADERS_DIFFER(
            "letter.xdm.headers-differ",
            "The zip says one thing in its directory and another beside a file: two programs would read two letters."),
    OVERLAP("letter.xdm.overlap", "Files of the zip lie over one another, or leave octets that belong to none."),
    NAME("letter.xdm.name", "A file's name in the zip leads outside it, is a link, or cannot be a file's name."),
    NAME_TWICE("letter.xdm.name-twice", "Two files of the zip have the same name, capitals aside."),
    ENCRYPTED("letter.xdm.encrypted", "A file of the zip is encrypted: nobody here has its password."),
    METHOD("letter.xdm.method", "A file of the zip is compressed by another method than deflate."),
    TOO_MANY_ENTRIES("letter.xdm.too-many-entries", "The zip holds more files than its limit."),
    TOO_LARGE("letter.xdm.too-large", "The zip's files are larger together than their limit."),
    RATIO("letter.xdm.ratio", "A file of the zip unfolds to more than the limit allows: it is a bomb."),
    CORRUPT("letter.xdm.corrupt", "A file of the zip cannot be unfolded to what its directory promises.");

    private final String code;
    private final String sentence;

    ZipRefusal(String code, String sentence) {
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
