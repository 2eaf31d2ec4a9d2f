package org.passerelle.port.keep.work;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.work.WorkQuery.Which;

/**
 * How many exchanges of one line and one urgency have not ended.
 *
 * @param line the exchanges' own line
 * @param standIn the line that was called upon in its place, or null
 * @param urgency its code
 * @param counts how many of each kind; what has ended is not counted
 */
public record WorkCount(MailAddress line, @Nullable MailAddress standIn, String urgency, Map<Which, Long> counts) {
    public WorkCount {
        counts = Map.copyOf(counts);
    }

    /** Whether they are that line's to answer. */
    public boolean concerns(MailAddress some) {
        return line.equals(some) || some.equals(standIn);
    }

    public long of(Which which) {
        return counts.getOrDefault(which, 0L);
    }
}
