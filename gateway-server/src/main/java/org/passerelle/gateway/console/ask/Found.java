package org.passerelle.gateway.console.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.catalogue.Usual;
import org.passerelle.catalogue.Wanted;
import org.passerelle.flow.catalogue.ReachLine;
import org.passerelle.gateway.exchanges.Requests;

/**
 * A line that can be looked at: one that may be written to, one of a catalogue, or both.
 *
 * @param card what it says of itself: the card that is known, else the catalogue's
 * @param listed where it stands in a catalogue, or null
 * @param known whether it may be written to
 */
record Found(LineCard card, @Nullable ListedLine listed, boolean known) {

    /** Every line, each once. */
    static List<Found> all(Requests requests) {
        Map<Id, ListedLine> listed = new LinkedHashMap<>();
        requests.listed().forEach(line -> listed.putIfAbsent(line.card().base().id(), line));
        var found = new ArrayList<Found>();
        for (LineCard card : requests.lines()) {
            found.add(new Found(card, listed.remove(card.base().id()), true));
        }
        listed.values().forEach(line -> found.add(new Found(line.card(), line, false)));
        return found;
    }

    /** The one whose card has that id. */
    static Optional<Found> find(Requests requests, String card) {
        return all(requests).stream().filter(one -> one.id().equals(card)).findFirst();
    }

    /** The earliest due date first; lines that promise nothing for it last, each by title. */
    static Comparator<Found> soonest(Wanted wanted, Instant now) {
        return Comparator.comparing(
                        (Found one) -> one.due(wanted.urgency(), now).orElse(Instant.MAX))
                .thenComparing(one -> one.card().offer().title().fr())
                .thenComparing(Found::id);
    }

    String id() {
        return card.base().id().hex();
    }

    /** Whether it takes requests now. */
    boolean isOpen(Instant now) {
        return card.isOpen(now);
    }

    /** When an answer would be due if a request left now; without an urgency the ordinary one, else the earliest. */
    Optional<Instant> due(@Nullable String urgency, Instant now) {
        return urgency == null ? card.offer().due(now) : card.offer().due(urgency, now);
    }

    Optional<Usual> usual(@Nullable String urgency) {
        return listed == null ? Optional.empty() : listed.usual(null, urgency);
    }

    /** Whether nobody's word is needed before it is written to, but for a directory's. */
    boolean atOnce(Requests requests) {
        return known || listed != null && requests.standing(listed) != ReachLine.Standing.UNCONFIRMED;
    }
}
