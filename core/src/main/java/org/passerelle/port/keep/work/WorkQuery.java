package org.passerelle.port.keep.work;

import java.util.Optional;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;

/**
 * Which of the exchanges that this node keeps a worklist shows.
 *
 * @param lines those of one of these lines, or for which it was called upon; none where there is no line
 * @param which how far they are
 * @param me who looks, for {@link Which#MINE}; nobody's are empty
 * @param urgency only those of this urgency, when given
 * @param limit at most so many
 * @param offset after so many
 */
public record WorkQuery(
        Set<MailAddress> lines, Which which, Optional<Rpps> me, Optional<String> urgency, int limit, int offset) {

    /** How far exchanges are, as those see it who answer them. */
    public enum Which {
        /** Waits for the line: not answered, not ended. */
        OPEN,
        /** The same, and nobody of the line opened it or did anything. */
        NEW,
        /** The same, and who looks took the last step of the line. */
        MINE,
        /** Not ended, and its clock is paused until information comes. */
        WAITING,
        /** Open, and its due date passed. */
        LATE,
        /** Answered, and not ended by who asked. */
        ANSWERED,
        /** Ended, the last one first. */
        ENDED
    }

    /** Most rows that one answer holds. */
    public static final int MOST = 200;

    public WorkQuery {
        lines = Set.copyOf(lines);
        limit = Math.min(Math.max(limit, 1), MOST);
        offset = Math.max(offset, 0);
    }
}
