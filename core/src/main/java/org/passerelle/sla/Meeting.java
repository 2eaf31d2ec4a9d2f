package org.passerelle.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A weekly meeting at which a line answers: what comes long enough before it is due then, what comes later is due at the next one. None
 * is held on a day on which the line does not open.
 *
 * @param weekday on which day
 * @param at when, in the line's time zone, in whole minutes
 * @param leadHours how many hours before it a request comes at the latest, from 0 to {@link #MOST_LEAD}
 */
public record Meeting(DayOfWeek weekday, LocalTime at, int leadHours) {
    /** The longest lead in hours: two weeks. */
    public static final int MOST_LEAD = 336;
    /** How many weeks a target reaches beyond the lead, so that one meeting may fall away. */
    static final int WEEKS = 2;

    private static final int WEEK_HOURS = 168;

    public Meeting {
        if (leadHours < 0 || leadHours > MOST_LEAD || at.getSecond() != 0 || at.getNano() != 0) {
            throw Refusal.of(SlaRefusal.MEETING).with(FactKey.LIMIT, MOST_LEAD).refused();
        }
    }

    /**
     * The first meeting that is held at that time or later, or {@code latest} where that comes before it.
     *
     * @param from when the lead is over
     */
    Instant next(LineCalendar calendar, Instant from, Instant latest) {
        LocalDate day = from.atZone(calendar.zone()).toLocalDate().with(TemporalAdjusters.nextOrSame(weekday));
        while (true) {
            Instant held = day.atTime(at).atZone(calendar.zone()).toInstant();
            if (!held.isBefore(latest)) {
                return latest;
            }
            if (!held.isBefore(from) && calendar.isWorkingDay(day)) {
                return held;
            }
            day = day.plusWeeks(1);
        }
    }

    /**
     * Refuses a day on which the line never opens, and a target that does not reach the meeting after the next one, whenever a request
     * comes, in weeks without holidays.
     */
    void fitsIn(Target target, OpeningHours hours) {
        Duration week =
                switch (target.unit()) {
                    case ELAPSED_HOURS -> Duration.ofHours(WEEK_HOURS);
                    case WORKING_HOURS -> hours.aWeek();
                    // a day stands for an hour, so that one sum does for all units
                    case WORKING_DAYS ->
                        Duration.ofHours(hours.week().values().stream()
                                .filter(spans -> !spans.isEmpty())
                                .count());
                };
        Duration reach = Duration.ofHours(target.amount()).multipliedBy(WEEK_HOURS);
        Duration wanted = week.multipliedBy((long) WEEKS * WEEK_HOURS + leadHours);
        if (hours.on(weekday).isEmpty() || reach.compareTo(wanted) < 0) {
            throw Refusal.of(SlaRefusal.MEETING)
                    .with(FactKey.EXPECTED, least(week, wanted))
                    .refused();
        }
    }

    private static long least(Duration week, Duration wanted) {
        return week.isZero() ? 0 : -Math.floorDiv(-wanted.toMinutes(), WEEK_HOURS * 60L);
    }
}
