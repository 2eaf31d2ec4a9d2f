package org.passerelle.sla;

import java.time.LocalDate;
import org.passerelle.refusal.Refusal;

/**
 * Days on which a line is closed although the week says otherwise.
 *
 * @param from the first closed day
 * @param until the last closed day, within {@link #LONGEST_DAYS} of the first
 */
public record Closure(LocalDate from, LocalDate until) {
    /** The longest closure, first and last day included. */
    public static final int LONGEST_DAYS = 366;

    private static final int LAST_YEAR = 9999;

    public Closure {
        boolean datable = from.getYear() > 0 && until.getYear() <= LAST_YEAR;
        if (!datable || until.isBefore(from) || until.isAfter(from.plusDays(LONGEST_DAYS - 1))) {
            throw Refusal.of(SlaRefusal.CLOSURE).refused();
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
