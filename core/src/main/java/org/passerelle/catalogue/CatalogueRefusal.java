package org.passerelle.catalogue;

import org.passerelle.refusal.RefusalCode;

/** What makes a catalogue unusable, or usable no more. */
public enum CatalogueRefusal implements RefusalCode {
    TOO_LARGE("catalogue.too-large", "The catalogue is larger than its limit."),
    LINES("catalogue.lines", "A catalogue holds each card once, none too large, and not too many."),
    NUMBER("catalogue.number", "A catalogue's number is 1 or higher."),
    VALIDITY("catalogue.validity", "A catalogue's validity ends before it begins, or is too long."),
    USUAL(
            "catalogue.usual",
            "A usual delay names its pathway and months, has whole minutes, and counts no fewer than five answers."),
    NOT_PUBLISHER("catalogue.not-publisher", "The catalogue is signed by another organisation than its publisher."),
    OTHER_PUBLISHER(
            "catalogue.other-publisher",
            "Another publisher's catalogue came from this place before; if this one is meant, name another address."),
    EXPIRED("catalogue.expired", "The catalogue has expired; ask its publisher for the present one."),
    NOT_YET(
            "catalogue.not-yet",
            "The catalogue was issued later than now: its publisher's clock or this one is wrong."),
    OLDER("catalogue.older", "A later catalogue of this publisher is held here."),
    FORKED(
            "catalogue.forked",
            "Two different catalogues bear the same publisher and number; ask the publisher which one is theirs."),
    TOO_MANY("catalogue.too-many", "Catalogues of as many publishers as can be held are held already."),
    UNREADABLE("catalogue.unreadable", "The catalogue's file cannot be read; check that it exists and may be read."),
    NONE("catalogue.none", "No catalogue is published here.");

    private final String code;
    private final String sentence;

    CatalogueRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return this == NOT_YET || this == UNREADABLE ? Lasting.TEMPORARY : Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
