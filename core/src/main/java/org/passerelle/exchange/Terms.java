package org.passerelle.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineCard;
import org.passerelle.party.Rpps;

/**
 * What the keeper's line brings to a decision.
 *
 * @param card the cited card, for a step that starts the clock; null where none is at hand
 * @param coordinators who is called upon when the due date passes
 */
public record Terms(@Nullable LineCard card, List<Rpps> coordinators) {
    /** No line here: a mirror's, or a step that starts no clock on a line without coordinators. */
    public static final Terms NONE = new Terms(null, List.of());

    public Terms {
        coordinators = List.copyOf(coordinators);
    }
}
