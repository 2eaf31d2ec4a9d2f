package org.passerelle.client.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.catalogue.Catalogues;
import org.passerelle.flow.catalogue.ReachLine;

/** The catalogues of lines that a practice's node holds, in the domain's words. */
public final class Listings {
    private final Catalogues catalogues;
    private final InstantSource clock;

    Listings(Catalogues catalogues, InstantSource clock) {
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** One catalogue that is held. */
    public record Held(
            String publisher, long number, Instant issued, Instant until, String place, int lines, int leftOut) {}

    /** What a listed line needs before it can be asked: nothing, nothing, or somebody's word. */
    public enum Access {
        KNOWN,
        AT_ONCE,
        TO_CONFIRM
    }

    public List<Held> held() {
        return catalogues.held().stream()
                .map(one -> new Held(
                        one.publisher().name(),
                        one.head().number(),
                        one.head().issued(),
                        one.until(),
                        one.place(),
                        one.lines().size(),
                        one.leftOut()))
                .toList();
    }

    public List<ListedLine> lines() {
        return catalogues.lines();
    }

    public Access access(ListedLine line) {
        ReachLine.Standing standing = catalogues.standing(line);
        return switch (standing) {
            case KNOWN -> Access.KNOWN;
            case AT_ONCE -> Access.AT_ONCE;
            case UNCONFIRMED -> Access.TO_CONFIRM;
        };
    }

    public LineCard reach(ListedLine line) {
        return catalogues.reach(line);
    }

    public LineCard confirm(ListedLine line, Confirmation byPerson) {
        return catalogues.confirm(line, byPerson);
    }

    public Instant now() {
        return clock.instant();
    }
}
