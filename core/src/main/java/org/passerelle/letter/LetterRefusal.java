package org.passerelle.letter;

import org.passerelle.refusal.RefusalCode;

/** Why a letter, receipt or notice is not written, or what was opened is not believed. */
public enum LetterRefusal implements RefusalCode {
    MALFORMED("letter.malformed", "The letter's inside cannot be read; ask the sender for an intact copy."),
    STRUCTURE(
            "letter.structure",
            "The letter's parts are not nested as they should be: one level, under multipart/mixed."),
    TOO_MANY_PARTS("letter.too-many-parts", "The letter has more parts than its limit."),
    HEADERS("letter.headers", "A protected header is missing, doubled, too long or has the wrong form."),
    PART_TOO_LARGE("letter.part-too-large", "A part of the letter is larger than its limit."),
    TOO_LARGE(
            "letter.too-large", "The sealed letter would be larger than any node reads; attach less or smaller files."),
    ENVELOPE_MISSING("letter.envelope-missing", "The letter has no envelope: it is not one that a node can follow."),
    ENVELOPE_TWICE("letter.envelope-twice", "The letter has more than one envelope or more than one bundle."),
    ENVELOPE("letter.envelope", "The envelope's values contradict each other."),
    RECIPIENTS_DIFFER(
            "letter.recipients-differ",
            "The protected To, the envelope and the signed recipients do not name the same addresses in the same order."),
    REPRESENTATIONS_DIFFER(
            "letter.representations-differ",
            "Two parts of the letter say different things; ask the sender to write it again."),
    DOCUMENT_MISSING("letter.document-missing", "A document that the content names is not in the letter."),
    DOCUMENT_EXTRA("letter.document-extra", "A document is in the letter that the content does not name, or twice."),
    DOCUMENT_ALTERED("letter.document-altered", "A document's size or hash is not the one that the content states."),
    RECEIPT("letter.receipt", "The receipt's values contradict each other, or its parts are not those of a receipt."),
    RECEIPT_SIGNER("letter.receipt-signer", "The receipt speaks for another recipient than the one that signed it."),
    CIRCLES(
            "letter.circles",
            "The mail passed more relays than any that gets anywhere: two rules send it round in circles; mend one of them.");

    private final String code;
    private final String sentence;

    LetterRefusal(String code, String sentence) {
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
