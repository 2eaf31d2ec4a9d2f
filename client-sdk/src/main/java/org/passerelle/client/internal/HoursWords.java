package org.passerelle.client.internal;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.passerelle.sla.OpeningHours;

/** Opening hours as people read them, in French: neighbouring days with the same hours are told together. */
public final class HoursWords {
    private static final List<String> DAYS =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");

    private HoursWords() {}

    public static String of(OpeningHours hours) {
        List<String> groups = new ArrayList<>();
        int first = 0;
        for (int day = 0; day < DAYS.size(); day++) {
            boolean last = day == DAYS.size() - 1 || !spans(hours, day).equals(spans(hours, day + 1));
            if (last) {
                if (!spans(hours, day).isEmpty()) {
                    groups.add(days(first, day) + " " + words(spans(hours, day)));
                }
                first = day + 1;
            }
        }
        return String.join(" ; ", groups);
    }

    private static List<OpeningHours.Span> spans(OpeningHours hours, int day) {
        return hours.on(DayOfWeek.of(day + 1));
    }

    private static String days(int first, int last) {
        return first == last ? DAYS.get(first) : DAYS.get(first) + " à " + DAYS.get(last);
    }

    private static String words(List<OpeningHours.Span> spans) {
        return spans.stream()
                .map(span ->
                        time(span.from()) + " – " + (span.to().equals(LocalTime.MIDNIGHT) ? "24 h" : time(span.to())))
                .collect(Collectors.joining(", "));
    }

    private static String time(LocalTime time) {
        String hour = time.getHour() + " h";
        return time.getMinute() == 0 ? hour : hour + String.format(Locale.ROOT, " %02d", time.getMinute());
    }
}
