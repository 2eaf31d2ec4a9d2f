package org.passerelle.gateway.console.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.passerelle.sla.LineCalendar;

/** Moments and spans as people read them, in a line's time zone. */
public final class TimeWords {
    private static final Duration SOON = Duration.ofHours(4);

    private TimeWords() {}

    /** {@code mar. 24/11 à 16 h 30}; {@code Tue 24/11, 16:30}. */
    public static String moment(Speech speech, Instant at, ZoneId zone) {
        DateTimeFormatter form = speech == Speech.FR
                ? DateTimeFormatter.ofPattern("EEE dd/MM 'à' H 'h' mm", Locale.FRENCH)
                : DateTimeFormatter.ofPattern("EEE dd/MM, HH:mm", Locale.ENGLISH);
        return form.format(at.atZone(zone));
    }

    /** {@code 24/12/2026}. */
    public static String day(Speech speech, LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy", speech == Speech.FR ? Locale.FRENCH : Locale.ENGLISH)
                .format(day);
    }

    /** {@code 24/12/2026 à 16 h 30}; {@code 24/12/2026, 16:30}: of what may be long past. */
    public static String dated(Speech speech, Instant at, ZoneId zone) {
        String form = speech == Speech.FR ? "dd/MM/yyyy 'à' H 'h' mm" : "dd/MM/yyyy, HH:mm";
        return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(at.atZone(zone));
    }

    /** The same of what belongs to no line, in the establishment's time zone. */
    public static String dated(Speech speech, Instant at) {
        return dated(speech, at, LineCalendar.USUAL_ZONE);
    }

    /** {@code reste 2 h 10}, {@code en retard de 3 j 4 h}. */
    public static String left(Speech speech, Instant due, Instant now) {
        boolean late = !now.isBefore(due);
        return speech.say(late ? "time.late" : "time.left", span(speech, late ? due : now, late ? now : due));
    }

    /** The two largest units of a span, whole minutes. */
    public static String span(Speech speech, Instant from, Instant until) {
        long minutes = Duration.between(from, until).toMinutes();
        long days = minutes / (24 * 60);
        long hours = minutes / 60 % 24;
        if (days > 0) {
            return speech.say("time.days", days, hours);
        } else if (hours > 0) {
            return speech.say("time.hours", hours, String.format(Locale.ROOT, "%02d", minutes % 60));
        }
        return speech.say("time.minutes", minutes);
    }

    /** How pressing it is: {@code late}, {@code soon} or {@code calm}; said in words too, so that no colour is needed. */
    public static String press(Instant due, Instant now) {
        if (!now.isBefore(due)) {
            return "late";
        }
        return due.isBefore(now.plus(SOON)) ? "soon" : "calm";
    }
}
