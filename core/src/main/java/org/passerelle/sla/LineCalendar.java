package org.passerelle.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * When a line is open, and arithmetic in its open time. Open stretches hold their first instant and not their last. Open time is
 * the time that really passes between opening and closing, clock changes included.
 *
 * @param hours each week's spans
 * @param holidays whose public holidays close the line
 * @param zone the line's time zone, a region
 * @param closures further closed days
 */
public record LineCalendar(OpeningHours hours, HolidayZone holidays, ZoneId zone, List<Closure> closures) {
    /** The most closures a calendar holds. */
    public static final int MOST_CLOSURES = 100;
    /** Where a line is whose card is not known: mainland France. */
    public static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Paris");

    /** How many days are looked through for an opening: ten years. */
    static final int FARTHEST_DAYS = 3660;

    public LineCalendar {
        closures = List.copyOf(closures);
        if (closures.size() > MOST_CLOSURES) {
            throw Refusal.of(SlaRefusal.CLOSURE)
                    .with(FactKey.LIMIT, MOST_CLOSURES)
                    .refused();
        }
        if (zone instanceof ZoneOffset) {
            throw Refusal.of(SlaRefusal.TIME_ZONE).refused();
        }
    }

    public LineCalendar(OpeningHours hours, HolidayZone holidays, ZoneId zone) {
        this(hours, holidays, zone, List.of());
    }

    /** Whether the line opens at all on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return !hours.on(day.getDayOfWeek()).isEmpty()
                && !holidays.isHoliday(day)
                && closures.stream().noneMatch(closure -> closure.covers(day));
    }

    public boolean isOpen(Instant at) {
        return nextOpening(at).equals(at);
    }

    /** The given instant when the line is open, else when it next opens. */
    public Instant nextOpening(Instant at) {
        return plusOpen(at, Duration.ZERO);
    }

    /** The open time between two instants, zero when {@code until} is not after {@code from}. */
    public Duration openTime(Instant from, Instant until) {
        Duration open = Duration.ZERO;
        LocalDate last = dayOf(until);
        for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Stretch stretch : stretches(day)) {
                open = open.plus(stretch.within(from, until));
            }
        }
        return open;
    }

    /** The open instant that lies this much open time after {@code from}: never a closing, but the opening after it. */
    public Instant plusOpen(Instant from, Duration open) {
        return plusOpen(from, open, false);
    }

    /**
     * The first instant by which this much open time has passed since {@code from}: a closing where it ends there.
     *
     * @param open more than none
     */
    public Instant endOfOpen(Instant from, Duration open) {
        return plusOpen(from, open, true);
    }

    private Instant plusOpen(Instant from, Duration open, boolean closingIncluded) {
        Duration left = open;
        LocalDate day = dayOf(from);
        int idle = 0;
        while (idle <= FARTHEST_DAYS) {
            List<Stretch> stretches = stretches(day);
            for (Stretch stretch : stretches) {
                Instant begin = later(stretch.from(), from);
                Duration here = stretch.within(begin, stretch.to());
                int reach = left.compareTo(here);
                if (reach < 0 || reach == 0 && closingIncluded && !here.isZero()) {
                    return begin.plus(left);
                }
                left = left.minus(here);
            }
            idle = stretches.isEmpty() ? idle + 1 : 0;
            day = day.plusDays(1);
        }
        throw Refusal.of(SlaRefusal.NEVER_OPEN).refused();
    }

    /**
     * The instant that many working days after {@code from}: counted from the next opening when the line is closed, it keeps the
     * time of day, and where the line is closed at that time it is the next opening. Who starts later is never due earlier, in the
     * nights too in which clocks change.
     */
    public Instant plusWorkingDays(Instant from, int days) {
        ZonedDateTime start = nextOpening(from).atZone(zone);
        LocalDate day = start.toLocalDate();
        for (int counted = 0; counted < days; counted++) {
            day = nextWorkingDay(day);
        }
        return nextOpening(sameTime(day, timeOfDay(start)));
    }

    /** In the hour that an autumn night repeats, the second time round, it is as late as the first time round ended. */
    private LocalTime timeOfDay(ZonedDateTime at) {
        ZoneOffsetTransition change = zone.getRules().getTransition(at.toLocalDateTime());
        boolean again = change != null && change.isOverlap() && at.getOffset().equals(change.getOffsetAfter());
        return again ? change.getDateTimeBefore().toLocalTime() : at.toLocalTime();
    }

    /** In the hour that a spring night skips, the instant at which it is skipped. */
    private Instant sameTime(LocalDate day, LocalTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atTime(time));
        return change != null && change.isGap() ? change.getInstant() : at(day, time);
    }

    private LocalDate nextWorkingDay(LocalDate after) {
        for (int ahead = 1; ahead <= FARTHEST_DAYS; ahead++) {
            if (isWorkingDay(after.plusDays(ahead))) {
                return after.plusDays(ahead);
            }
        }
        throw Refusal.of(SlaRefusal.NEVER_OPEN).refused();
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private List<Stretch> stretches(LocalDate day) {
        if (!isWorkingDay(day)) {
            return List.of();
        }
        return hours.on(day.getDayOfWeek()).stream()
                .map(span ->
                        new Stretch(at(day, span.from()), at(span.untilMidnight() ? day.plusDays(1) : day, span.to())))
                .toList();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** One open stretch as instants. */
    private record Stretch(Instant from, Instant to) {
        Duration within(Instant first, Instant last) {
            Duration shared = Duration.between(later(from, first), earlier(to, last));
            return shared.isNegative() ? Duration.ZERO : shared;
        }
    }
}
