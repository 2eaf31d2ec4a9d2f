package org.passerelle.sla;

import java.time.Duration;
import java.util.List;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Within how long a line promises to answer. Who is told when how much of it is used up is the pathway's to say.
 *
 * @param unit what {@code amount} counts
 * @param amount from 1 to {@link #MOST_HOURS} or {@link #MOST_DAYS}
 */
public record Target(Unit unit, int amount) {
    /** The longest target in hours, elapsed or working: as many as a year has. */
    public static final int MOST_HOURS = 8784;
    /** The longest target in working days. */
    public static final int MOST_DAYS = 366;
    /** Over how many usual weeks working hours may reach. */
    public static final int MOST_WEEKS = 104;

    public Target {
        int most = unit == Unit.WORKING_DAYS ? MOST_DAYS : MOST_HOURS;
        if (amount < 1 || amount > most) {
            throw Refusal.of(SlaRefusal.AMOUNT).with(FactKey.LIMIT, most).refused();
        }
    }

    /** Refuses more working hours than these hours hold in {@link #MOST_WEEKS} weeks. */
    public void fitsIn(OpeningHours hours) {
        Duration most = hours.week().values().stream()
                .flatMap(List::stream)
                .map(OpeningHours.Span::length)
                .reduce(Duration.ZERO, Duration::plus)
                .multipliedBy(MOST_WEEKS);
        if (unit == Unit.WORKING_HOURS && Duration.ofHours(amount).compareTo(most) > 0) {
            throw Refusal.of(SlaRefusal.AMOUNT)
                    .with(FactKey.LIMIT, most.toHours())
                    .refused();
        }
    }
}
