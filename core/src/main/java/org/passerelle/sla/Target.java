package org.passerelle.sla;

import java.time.Duration;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Within how long a line promises to answer.
 *
 * @param unit what {@code amount} counts
 * @param amount from 1 to {@link #MOST_HOURS} or {@link #MOST_DAYS}
 * @param warnBefore how long before the due date the line is warned, in the unit's own time: elapsed time for
 *     {@link Unit#ELAPSED_HOURS}, open time for {@link Unit#WORKING_DAYS}; whole seconds, positive, less than the target
 */
public record Target(Unit unit, int amount, Duration warnBefore) {
    /** The longest target in elapsed hours: a year. */
    public static final int MOST_HOURS = 8784;
    /** The longest target in working days. */
    public static final int MOST_DAYS = 366;

    private static final Duration DAY = Duration.ofHours(24);

    public Target {
        int most = unit == Unit.ELAPSED_HOURS ? MOST_HOURS : MOST_DAYS;
        if (amount < 1 || amount > most) {
            throw Refusal.of(SlaRefusal.AMOUNT).with(FactKey.LIMIT, most).refused();
        }
        Duration longest = unit == Unit.ELAPSED_HOURS ? Duration.ofHours(amount) : DAY.multipliedBy(amount);
        if (warnBefore.isNegative()
                || warnBefore.isZero()
                || warnBefore.getNano() != 0
                || warnBefore.compareTo(longest) >= 0) {
            throw Refusal.of(SlaRefusal.WARNING).refused();
        }
    }

    /**
     * Refuses a warning that these hours could not place after the start: as many of the week's shortest open days as the
     * target counts must hold more open time than {@code warnBefore}.
     */
    public void fitsIn(OpeningHours hours) {
        if (unit == Unit.WORKING_DAYS
                && warnBefore.compareTo(hours.shortestDay().multipliedBy(amount)) >= 0) {
            throw Refusal.of(SlaRefusal.WARNING).refused();
        }
    }
}
