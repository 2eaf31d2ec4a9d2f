package org.passerelle.letter.xdm;

import org.passerelle.refusal.RefusalCode;

/** Why the documents of an IHE_XDM.zip are not written, or not believed; {@link org.passerelle.letter.xdm.zip.ZipRefusal} is of the zip. */
public enum XdmRefusal implements RefusalCode {
    METADATA_MISSING("letter.xdm.metadata-missing", "The zip holds no METADATA.XML."),
    METADATA("letter.xdm.metadata", "The zip's METADATA.XML cannot be read, or breaks its limits."),
    SEVERAL_PATIENTS("letter.xdm.several-patients", "The zip speaks of several patients; a letter is about one."),
    DOCUMENT_MISSING("letter.xdm.document-missing", "The metadata name a document that the zip does not hold."),
    DOCUMENT_TWICE("letter.xdm.document-twice", "The metadata name a document twice."),
    DOCUMENT_ALTERED("letter.xdm.document-altered", "A document's size or hash is not the one that was stated.");

    private final String code;
    private final String sentence;

    XdmRefusal(String code, String sentence) {
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
