package org.passerelle.gateway.console.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.CardBase;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.catalogue.Usual;
import org.passerelle.catalogue.Wanted;
import org.passerelle.flow.catalogue.ReachLine;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Clock;

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
        List<ListedLine> listed = requests.listed();
        var found = new ArrayList<Found>();
        for (LineCard card : requests.lines()) {
            ListedLine also = listed.stream()
                    .filter(line -> line.card().base().id().equals(card.base().id()))
                    .findFirst()
                    .orElse(null);
            found.add(new Found(card, also, true));
        }
        for (ListedLine line : listed) {
            if (found.stream()
                    .noneMatch(one ->
                            one.card().base().id().equals(line.card().base().id()))) {
                found.add(new Found(line.card(), line, false));
            }
        }
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
        CardBase base = card.base();
        return base.status() == CardBase.Status.OPEN
                && !now.isBefore(base.validity().from())
                && now.isBefore(base.validity().until());
    }

    /** When an answer would be due if a request left now; without an urgency the ordinary one, else the earliest. */
    Optional<Instant> due(@Nullable String urgency, Instant now) {
        if (urgency != null) {
            return promised(urgency, now);
        }
        Optional<Instant> ordinary = promised(ListedLine.ORDINARY, now);
        return ordinary.isPresent()
                ? ordinary
                : card.offer().targets().keySet().stream()
                        .flatMap(one -> promised(one, now).stream())
                        .min(Comparator.naturalOrder());
    }

    private Optional<Instant> promised(String urgency, Instant now) {
        if (!card.offer().targets().containsKey(urgency)) {
            return Optional.empty();
        }
        try {
            return Clock.start(card.offer().target(urgency), card.offer().calendar(), now)
                    .due();
        } catch (Refused neverOpen) {
            return Optional.empty();
        }
    }

    Optional<Usual> usual(@Nullable String urgency) {
        return listed == null ? Optional.empty() : listed.usual(null, urgency);
    }

    /** Whether nobody's word is needed before it is written to, but for a directory's. */
    boolean atOnce(Requests requests) {
        return known || listed != null && requests.standing(listed) != ReachLine.Standing.UNCONFIRMED;
    }
}
