package org.passerelle.port.keep;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.passerelle.party.MailAddress;

/**
 * Which exchanges a list shows.
 *
 * @param line only those of this line, or for which it was called upon
 * @param states only those in one of these states; all when empty
 * @param updatedSince only those changed at or after
 * @param requesters only those that one of these addresses asked, those changed last first; of anybody when empty
 * @param which whatever their state, or only some
 * @param limit at most so many
 * @param offset after so many
 */
public record ExchangeQuery(
        Optional<MailAddress> line,
        Set<String> states,
        Optional<Instant> updatedSince,
        Set<MailAddress> requesters,
        Which which,
        int limit,
        int offset) {

    /** How far they are. */
    public enum Which {
        ALL,
        /** Those in which something can still be done. */
        OPEN,
        /** Those of them whose due date passed unanswered. */
        LATE,
        ENDED
    }

    /** Most rows that one answer holds. */
    public static final int MOST = 200;

    public ExchangeQuery {
        states = Set.copyOf(states);
        requesters = Set.copyOf(requesters);
        limit = Math.min(Math.max(limit, 1), MOST);
        offset = Math.max(offset, 0);
    }

    public ExchangeQuery(
            Optional<MailAddress> line,
            Set<String> states,
            Optional<Instant> updatedSince,
            Which which,
            int limit,
            int offset) {
        this(line, states, updatedSince, Set.of(), which, limit, offset);
    }

    /** What these addresses asked. */
    public static ExchangeQuery asked(Set<MailAddress> requesters, Which which, int limit, int offset) {
        return new ExchangeQuery(Optional.empty(), Set.of(), Optional.empty(), requesters, which, limit, offset);
    }

    public ExchangeQuery(
            Optional<MailAddress> line, Set<String> states, Optional<Instant> updatedSince, int limit, int offset) {
        this(line, states, updatedSince, Which.ALL, limit, offset);
    }

    public static ExchangeQuery all() {
        return new ExchangeQuery(Optional.empty(), Set.of(), Optional.empty(), MOST, 0);
    }

    public static ExchangeQuery ofLine(MailAddress line) {
        return new ExchangeQuery(Optional.of(line), Set.of(), Optional.empty(), MOST, 0);
    }
}
