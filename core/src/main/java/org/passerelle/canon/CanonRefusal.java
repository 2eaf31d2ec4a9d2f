package org.passerelle.canon;

import org.passerelle.refusal.RefusalCode;

/** What makes octets not a canonical document. */
public enum CanonRefusal implements RefusalCode {
    NOT_JSON("canon.not-json", "The document is not JSON; ask its writer for an intact copy."),
    NOT_CANONICAL(
            "canon.not-canonical",
            "The document is not in canonical form (RFC 8785); it was altered or badly written."),
    NUMBER("canon.number", "Only integers within ±(2^53−1) may stand in a document."),
    SURROGATE("canon.surrogate", "A string holds a lone surrogate."),
    TOO_DEEP("canon.too-deep", "The document is nested too deeply."),
    TOO_LARGE("canon.too-large", "The document is larger than its limit."),
    MEMBER_MISSING("canon.member-missing", "A member that the document needs is missing."),
    MEMBER_TYPE("canon.member-type", "A member of the document has the wrong type or form."),
    VERSION("version", "The document's type or major version is not one that this version reads."),
    CRITICAL("canon.critical-unknown", "The document names as critical a member that this version does not know.");

    private final String code;
    private final String sentence;

    CanonRefusal(String code, String sentence) {
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
