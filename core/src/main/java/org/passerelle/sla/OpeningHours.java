package org.passerelle.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.passerelle.refusal.Refusal;

/**
 * The spans of each week in which a line works, in its own time zone.
 *
 * @param week per open day, its spans in order and apart from one another; a day without spans is left out
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> week) {

    public OpeningHours {
        var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        week.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                days.put(day, apart(spans));
            }
        });
        if (days.isEmpty()) {
            throw Refusal.of(SlaRefusal.HOURS).refused();
        }
        week = Collections.unmodifiableMap(days);
    }

    /** Monday to Friday, 9:00 to 18:00. */
    public static OpeningHours weekdaysNineToSix() {
        var span = new Span(LocalTime.of(9, 0), LocalTime.of(18, 0));
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.put(day, List.of(span));
            }
        }
        return new OpeningHours(week);
    }

    public List<Span> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** How long the line is open in a usual week. */
    Duration aWeek() {
        return week.values().stream().flatMap(List::stream).map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Span> apart(List<Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            Span before = spans.get(i - 1);
            if (before.untilMidnight() || !spans.get(i).from().isAfter(before.to())) {
                throw Refusal.of(SlaRefusal.HOURS).refused();
            }
        }
        return List.copyOf(spans);
    }

    /**
     * One stretch of open time within a day, in whole minutes: its first minute is open, {@code to} no longer is.
     *
     * @param from when the line opens
     * @param to when it closes; midnight means the end of the same day
     */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            boolean ends = to.equals(LocalTime.MIDNIGHT) || from.isBefore(to);
            if (!ends || !wholeMinute(from) || !wholeMinute(to)) {
                throw Refusal.of(SlaRefusal.HOURS).refused();
            }
        }

        boolean untilMidnight() {
            return to.equals(LocalTime.MIDNIGHT);
        }

        Duration length() {
            Duration length = Duration.between(from, to);
            return untilMidnight() ? length.plusHours(24) : length;
        }

        private static boolean wholeMinute(LocalTime time) {
            return time.getSecond() == 0 && time.getNano() == 0;
        }
    }
}
