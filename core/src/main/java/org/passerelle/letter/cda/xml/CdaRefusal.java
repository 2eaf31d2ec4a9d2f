package org.passerelle.letter.cda.xml;

import org.passerelle.refusal.RefusalCode;

/** Why octets are not read as a clinical document; they are kept and can be saved as the file that they are. */
public enum CdaRefusal implements RefusalCode {
    NOT_XML("letter.cda.not-xml", "The document is not well-formed XML; ask its sender for an intact copy."),
    NOT_CDA("letter.cda.not-cda", "The XML is no clinical document (CDA R2)."),
    DOCTYPE("letter.cda.doctype", "The document declares a type or an entity; a clinical document never does."),
    ENCODING("letter.cda.encoding", "The document is in a character encoding that no clinical document uses."),
    TOO_LARGE("letter.cda.too-large", "The document is larger than its limit."),
    TOO_DEEP("letter.cda.too-deep", "The document's elements are nested too deeply."),
    TOO_MANY_ELEMENTS("letter.cda.too-many-elements", "The document has more elements than its limit."),
    TOO_MANY_ATTRIBUTES(
            "letter.cda.too-many-attributes", "An element of the document has more attributes than its limit."),
    TOO_MUCH_TEXT("letter.cda.too-much-text", "The document holds more text than its limit."),
    MEDIA("letter.cda.media", "A file inside the document is not in the form that it states.");

    private final String code;
    private final String sentence;

    CdaRefusal(String code, String sentence) {
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
