package org.passerelle.sla;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Within how long a line promises to answer. Who is told when how much of it is used up is the pathway's to say.
 *
 * @param unit what {@code amount} counts
 * @param amount from 1 to {@link #MOST_HOURS} or {@link #MOST_DAYS}
 * @param meeting at which the answer is due, {@code amount} being the latest date then; or null
 */
public record Target(Unit unit, int amount, @Nullable Meeting meeting) {
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

    /** One without a meeting. */
    public Target(Unit unit, int amount) {
        this(unit, amount, null);
    }

    public Optional<Meeting> findMeeting() {
        return Optional.ofNullable(meeting);
    }

    /** The same without its meeting: what who knows nothing of meetings reads. */
    public Target atTheLatest() {
        return new Target(unit, amount);
    }

    /** Refuses more working hours than these hours hold in {@link #MOST_WEEKS} weeks, and a meeting that they do not go with. */
    public void fitsIn(OpeningHours hours) {
        Duration most = hours.aWeek().multipliedBy(MOST_WEEKS);
        findMeeting().ifPresent(one -> one.fitsIn(this, hours));
        if (unit == Unit.WORKING_HOURS && Duration.ofHours(amount).compareTo(most) > 0) {
            throw Refusal.of(SlaRefusal.AMOUNT)
                    .with(FactKey.LIMIT, most.toHours())
                    .refused();
        }
    }
}
