package org.passerelle.flow.desk;

import org.passerelle.refusal.RefusalCode;

/** Why an operation says no. */
public enum FlowRefusal implements RefusalCode {
    UNKNOWN_EXCHANGE("flow.unknown-exchange", "No exchange with this id is kept or mirrored here."),
    UNKNOWN_LINE(
            "flow.unknown-line", "No confirmed card of a line with this address is at hand; import its card first."),
    UNKNOWN_CORRESPONDENT(
            "flow.unknown-correspondent",
            "No confirmed card of this correspondent is at hand; import it, then the letter is judged again."),
    NOT_A_PRACTICE(
            "flow.not-a-practice",
            "This node has no practice card, so it cannot open a request; import its own card first."),
    NOT_TO_A_PRACTICE(
            "flow.not-to-a-practice",
            "What a line begins goes to a practice, and no card of one lists this address; write to the practice's own."),
    NOT_FROM_A_LINE(
            "flow.not-from-a-line",
            "Only a line begins an exchange of itself, and no confirmed card of a line lists this sender."),
    ADDRESSEE_UNKNOWN(
            "flow.addressee-unknown",
            "Nobody tells whose ordinary mailbox this is, not the directory either; say whose it is."),
    CARD_NOT_CURRENT(
            "flow.card-not-current",
            "The letter was written to a card that is replaced, expired, closed or not ours; fetch the reader's card again."),
    TOO_LARGE(
            "flow.too-large",
            "The sealed letter would be larger than the recipient takes; attach less or smaller files."),
    RECIPIENT_REVOKED(
            "flow.recipient-revoked",
            "An encryption certificate on the recipient's card, or an issuer of it, is revoked; get their new card."),
    RECIPIENT_UNTRUSTED(
            "flow.recipient-untrusted",
            "An encryption certificate on the recipient's card does not lead to a certification authority that we believe."),
    RECIPIENT_UNCHECKED(
            "flow.recipient-unchecked",
            "Whether the recipient's certificate is revoked cannot be learned now; the letter leaves by itself once it can."),
    REVOCATION_UNRESOLVED(
            "flow.revocation-unresolved",
            "For 72 hours nobody told whether the signer's certificate is revoked; the letter stays apart, ask for it again."),
    VERSION_CHANGED("flow.version-changed", "The exchange changed since it was read; read it again before acting."),
    OWN_LINE("flow.own-line", "This node answers that line itself; a request to it needs no letter and is not opened."),
    EPOCH(
            "flow.epoch",
            "The letter speaks for another keeping epoch than this node knows; the exchange was not handed over here."),
    NOT_A_PARTY("flow.not-a-party", "The sender is no party of this exchange in this role."),
    SEEN("flow.seen", "This letter, or the step in it, was received before; it has no second effect."),
    SEQUENCE_CONFLICT(
            "flow.sequence-conflict",
            "Another letter already has this place in the stream; both are kept as evidence."),
    STREAM_FORKED(
            "flow.stream-forked",
            "The letter follows another letter than the one that this node has; the stream has two branches, and the letter is kept as evidence."),
    TOO_MANY_HELD("flow.too-many-held", "Too many letters of this stream wait for an earlier one."),
    CONTENT_DIFFERS("flow.content-differs", "The letter's representations do not say the same; it is kept apart."),
    EVENT_DIFFERS("flow.event-differs", "The keeper told an event again and changed it; it is kept as evidence."),
    DOCUMENT_TWICE("flow.document-twice", "A document with this id is attached already."),
    DOCUMENT_MISSING("flow.document-missing", "A document that the content names is not attached."),
    DOCUMENT_NOT_SENT(
            "flow.document-not-sent",
            "This document was not sent to this place: it was attached before it was invited, or for others; ask the line for it."),
    DOCUMENT_UNCLEAN(
            "flow.document-unclean",
            "An attached document is not in the cleaned form that senders owe; it is refused."),
    DOCUMENT_INFECTED(
            "flow.document-infected",
            "The antivirus found malware in this document; it is withheld. Ask its sender for a clean copy."),
    SCAN_AWAITED(
            "flow.scan-awaited",
            "The antivirus has not said yet whether this document is clean; it is withheld until then. Try again."),
    ORGANISATION_DIFFERS(
            "flow.organisation-differs", "The organisation in the letter is not the one of its certificate."),
    UNREADABLE("flow.unreadable", "The mail could not be read; it is kept apart for people to look at."),
    OVERSIZE("flow.oversize", "The mail is larger than this node takes; it was left in the mailbox."),
    OUTSIDE_TRUST_SPACE(
            "flow.outside-trust-space", "The address's domain is not on MSSanté's list; check the address."),
    OWN_ADDRESS("flow.own-address", "This address is one of our own; nothing is sent to it."),
    WRITTEN_TODAY(
            "flow.written-today", "This address was written to in this way within the last 24 hours; try again then."),
    NOT_THEIR_CARD(
            "flow.not-their-card",
            "The introduction's card is not its signer's own, or does not list the address that it came from."),
    UNKNOWN_NEWCOMER(
            "flow.unknown-newcomer",
            "Nobody who waits to be confirmed has this id; they may have been confirmed meanwhile."),
    CHALLENGE_UNASKED(
            "flow.challenge-unasked",
            "The challenge follows no introduction that this node sent to that address, or comes too late; it is not answered."),
    ANSWER_UNKNOWN(
            "flow.answer-unknown", "No challenge of ours waits for this answer; it was answered or replaced before."),
    ANSWER_DIFFERS(
            "flow.answer-differs",
            "The answer came from another address, under another key or with another nonce than those challenged."),
    ANSWER_LATE(
            "flow.answer-late", "The answer came more than 7 days after its challenge; challenge the address again."),
    NOT_A_MEMBER(
            "flow.not-a-member", "This person is not on the line, or not in the practice, with the right to do this."),
    LEDGER_KEY_LOST(
            "flow.ledger-key-lost",
            "The ledger's key is missing from the folder or damaged; begin a new ledger: passerelle ledger renew."),
    NO_LEDGER("flow.no-ledger", "There is no node in this folder yet; check node.folder."),
    UNKNOWN_LETTER(
            "flow.unknown-letter", "No letter with this id is kept apart here; it may have had its effect meanwhile."),
    NOT_WAITING(
            "flow.not-waiting",
            "No mail with this id waits to leave here; it was received or given up meanwhile, or is not yours to look after."),
    NOT_SHOWN(
            "flow.not-shown",
            "Nothing of this mail is shown: its signature was not verified, or what it says contradicts itself."),
    CLEAR_NOT_ALLOWED(
            "flow.clear-not-allowed",
            "Our own card does not say that this mailbox writes and reads ordinary mails; add clear to its carriage."),
    NO_TRUST_SPACE(
            "flow.no-trust-space",
            "MSSanté's list of domains is not at hand, and ordinary mails stay inside it; set where it is read from."),
    SEALED_ONLY(
            "flow.sealed-only",
            "This correspondent reads sealed letters now; nothing is written to them in clear. Call them, go on in a sealed exchange, and end this one: enter their step, or dismiss their mail."),
    TOO_MANY_BEGUN(
            "flow.too-many-begun",
            "Too many ordinary mails of this sender, or in this exchange, came today; this one is kept apart."),
    ENTERED_BY_WHOM(
            "flow.entered-by-whom",
            "This is the other side's step, who have an ordinary mailbox; say who of ours enters it."),
    ENTERED_FILED(
            "flow.entered-filed",
            "A step of the other side is filed by whoever enters it; name them as who enters it, and nobody as filing it for somebody."),
    NOT_IN_CLEAR("flow.not-in-clear", "The other side has a node and takes its own steps; none is entered for it."),
    UNEXPECTED_MAIL(
            "flow.unexpected-mail",
            "This mail does not come from the exchange's other side, as far as anybody can tell; enter the step without it."),
    DOCUMENT_VERSION(
            "flow.document-version",
            "The mail's document replaces one that is not here, or whose version is not below its own; it is not believed."),
    DOCUMENT_AUTHOR(
            "flow.document-author",
            "The mail's document replaces one of another author in another structure; it is not believed."),
    PATIENT_UNKNOWN(
            "flow.patient-unknown",
            "The mail's document names another patient than the exchange's; it is not believed."),
    INS_MISSING(
            "flow.ins-missing",
            "The mail's document has no INS, nor all the traits that would tell whose it is; it is not believed."),
    TRAITS_DIFFER(
            "flow.traits-differ",
            "The mail's document has the patient's INS with other traits, or their traits with another INS; it is not believed."),
    TRAITS_INCOMPLETE(
            "flow.traits-incomplete", "The mail's document has an INS without all of its traits; it is not believed."),
    UNKNOWN_MAIL("flow.unknown-mail", "No ordinary mail with this id came in this exchange."),
    MEMBER(
            "flow.member",
            "Somebody's record does not hold: a right that needs an RPPS or that there is not there, no right at all, or too many absences or delegates."),
    MEMBER_TWICE("flow.member-twice", "This person is there already; change their record instead."),
    UNKNOWN_MEMBER(
            "flow.unknown-member", "Nobody with this number is on the line, or in the practice; check the number."),
    NO_COORDINATOR(
            "flow.no-coordinator",
            "Without this person nobody would look after the line, or the practice; name another coordinator first, for a line one with a mail address."),
    LINE_CHANGED(
            "flow.line-changed",
            "The line, or the practice, changed since it was read; read it again before changing it."),
    LINE_CHANGE(
            "flow.line-change",
            "This is not a change of a line or of a practice's people, or names what cannot be changed there; docs/lines.md lists what can."),
    PRACTICE_UNNAMED(
            "flow.practice-unnamed",
            "This practice has named nobody yet: the first to be named names themself, as a coordinator."),
    CARD_SIGNER(
            "flow.card-signer",
            "The line's card does not name the certificate that this gateway signs with, so correspondents would not believe its next version; sign one by hand."),
    RIGHT_MISSING(
            "flow.right-missing",
            "This person's rights do not cover this: an intern takes and asks, an expert answers, a coordinator looks after the people, a practice's professionals act for it."),
    NOT_DELEGATED(
            "flow.not-delegated",
            "The professional in whose name this is filed has not named who files it; they or a coordinator add the delegation."),
    REFERENCE("flow.reference", "A reference is 1 to 128 visible ASCII characters; give another."),
    REFERENCE_REUSED(
            "flow.reference-reused",
            "Something else was ordered under this reference in the last 30 days; look at what it opened, or give another reference."),
    BUSY("flow.busy", "The exchange changes too fast to be written; try again.");

    private final String code;
    private final String sentence;

    FlowRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return this == BUSY
                        || this == WRITTEN_TODAY
                        || this == SCAN_AWAITED
                        || this == UNKNOWN_CORRESPONDENT
                        || this == RECIPIENT_UNCHECKED
                        || this == NO_TRUST_SPACE
                ? Lasting.TEMPORARY
                : Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
