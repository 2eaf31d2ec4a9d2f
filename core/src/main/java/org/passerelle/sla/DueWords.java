package org.passerelle.sla;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** Due dates and targets as people read them, in French and in the line's time zone. */
public final class DueWords {
    private static final List<String> DAYS =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");

    private DueWords() {}

    /**
     * The due date in words: {@code avant mardi 24/11 à 16 h 30}. Seconds are cut, so the words never promise later than the
     * clock.
     */
    public static String before(Instant due, ZoneId zone) {
        ZonedDateTime date = due.atZone(zone);
        String minutes = date.getMinute() == 0 ? "" : String.format(Locale.ROOT, " %02d", date.getMinute());
        return String.format(
                Locale.ROOT,
                "avant %s %02d/%02d à %d h%s",
                DAYS.get(date.getDayOfWeek().getValue() - 1),
                date.getDayOfMonth(),
                date.getMonthValue(),
                date.getHour(),
                minutes);
    }

    /** The target in words, its unit always said: {@code 48 heures}, {@code 9 heures ouvrées}, {@code 2 jours ouvrés}. */
    public static String of(Target target) {
        boolean several = target.amount() > 1;
        return target.amount()
                + switch (target.unit()) {
                    case ELAPSED_HOURS -> several ? " heures" : " heure";
                    case WORKING_HOURS -> several ? " heures ouvrées" : " heure ouvrée";
                    case WORKING_DAYS -> several ? " jours ouvrés" : " jour ouvré";
                };
    }
}
