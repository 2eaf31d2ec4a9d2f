package org.passerelle.exchange;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineCard;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;

/**
 * What the keeper's line brings to a decision.
 *
 * @param card the card by which a step starts or changes the clock: the cited one for an opening, else the line's present one; null
 *     where none is at hand
 * @param coordinators who is called upon when the due date passes
 * @param standIn who stands in for the line, or null where nobody does
 * @param phone the line's number for what cannot wait, or null where nobody knows it
 */
public record Terms(
        @Nullable LineCard card,
        List<Rpps> coordinators,
        @Nullable StandIn standIn,
        @Nullable String phone) {
    /** No line here: a mirror's, or a step that starts no clock on a line without coordinators. */
    public static final Terms NONE = new Terms(null, List.of());

    public Terms {
        coordinators = List.copyOf(coordinators);
    }

    /** Of a line for which nobody stands in. */
    public Terms(@Nullable LineCard card, List<Rpps> coordinators) {
        this(card, coordinators, null, null);
    }

    /**
     * Another line that is called upon when this one's people do not answer.
     *
     * @param line its address
     * @param people those of its people who are on this node
     */
    public record StandIn(MailAddress line, List<Rpps> people) {
        public StandIn {
            people = List.copyOf(people);
        }
    }

    public Optional<LineCard> findCard() {
        return Optional.ofNullable(card);
    }

    public Optional<StandIn> findStandIn() {
        return Optional.ofNullable(standIn);
    }
}
