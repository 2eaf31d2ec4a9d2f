package org.passerelle.card;

import org.passerelle.refusal.RefusalCode;

/** What makes a card unusable, or usable no more. */
public enum CardRefusal implements RefusalCode {
    TYPE("card.type", "The document is not a line card or a practice card."),
    TOO_LARGE("card.too-large", "The card is larger than its limit."),
    WORD("card.word", "A member of the card holds a word that this version does not know."),
    NUMBER("card.number", "A number in the card is outside its bounds."),
    TEXT("card.text", "A text of the card is missing, too long or holds control characters."),
    PHONE("card.phone", "A phone number has 4 to 20 digits, spaces, dots, or a leading +."),
    CHAIN("card.chain", "A card's first version names no previous hash, and each later one does."),
    VALIDITY("card.validity", "The card's validity ends before it begins."),
    ADDRESSES("card.addresses", "A card has at least one address, not too many, and none of them twice."),
    CERTIFICATE("card.certificate", "A certificate in the card is not one DER value of reasonable size."),
    KEYS(
            "card.keys",
            "A card has at least one signing certificate and, to receive sealed letters, one for encryption; none stands twice."),
    CARRIAGE("card.carriage", "A card names at least one carriage and none of them twice."),
    NOT_SEALED("card.not-sealed", "The card takes no sealed letters; nothing can be sent to it from here."),
    HTTPS_ADDRESS("card.https-address", "The HTTPS address is not a plain https URL with a host."),
    PATHWAYS(
            "card.pathways",
            "A line card offers at least one pathway, with each of its forms, and none of them twice."),
    FORMS(
            "card.forms",
            "The line's own forms on this card are more, or longer, than a card carries; offer fewer, or shorter ones."),
    TARGETS("card.targets", "A line card states at least one target, each by the name of its urgency."),
    URGENCY(
            "card.urgency",
            "The line's card states no target for this urgency; choose one that it states, or have the line add a target."),
    TARGET_MISSING(
            "card.target-missing",
            "A clock of a pathway that the card offers takes a target that the card does not state; add the target, or take the pathway off the card."),
    FORM_UNKNOWN(
            "card.form-unknown",
            "The card offers a pathway with a form that is not known here for it, or with none that opens it; add the form's file or name another form."),
    TERRITORY(
            "card.territory",
            "A line's territory is written as INSEE codes of départements or communes, not too many, and none of them twice."),
    FALLBACK("card.fallback", "A line's fallback is the address of another line."),

    LOWER_VERSION("card.lower-version", "A later version of this card is already known."),
    FORKED(
            "card.forked",
            "Two different cards bear the same id and version; ask their organisation which one is theirs."),
    PREVIOUS(
            "card.previous",
            "The card does not follow the one that is known; ask its organisation for the cards between."),
    OTHER_ISSUER("card.other-issuer", "The card bears the id of another organisation's, or of a card of another kind."),
    UNKNOWN("card.unknown", "No such card is known here."),
    CITED_UNKNOWN(
            "card.cited-unknown", "The letter cites a card that is not known here; ask for the line's present card."),
    CITED_TOO_LATE("card.cited-too-late", "The letter cites a card that was replaced more than 72 hours before."),
    NOT_YET_VALID("card.not-yet-valid", "The card is not valid yet."),
    EXPIRED("card.expired", "The card has expired and starts no exchange; ask for the present one."),
    CLOSED("card.closed", "The line or practice is closed and takes no new exchange."),
    ADDRESS_UNKNOWN("card.address-unknown", "The address does not stand in the card."),
    ADDRESS_UNCONFIRMED(
            "card.address-unconfirmed",
            "Nobody has confirmed yet that the address belongs to the card; confirm it with its organisation."),
    ADDRESS_TAKEN(
            "card.address-taken", "The address is confirmed for another organisation or node; end that one first.");

    private final String code;
    private final String sentence;

    CardRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return this == NOT_YET_VALID ? Lasting.TEMPORARY : Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /** Whether people must be told at once: somebody may be passing for somebody else. */
    public boolean alarms() {
        return this == FORKED || this == OTHER_ISSUER || this == ADDRESS_TAKEN;
    }
}
