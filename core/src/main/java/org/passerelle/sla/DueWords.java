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
        return String.format(
                Locale.ROOT,
                "avant %s %02d/%02d à %d h%s",
                DAYS.get(date.getDayOfWeek().getValue() - 1),
                date.getDayOfMonth(),
                date.getMonthValue(),
                date.getHour(),
                minutes(date.getMinute()));
    }

    /**
     * The target in words, its unit always said: {@code 48 heures}, {@code 9 heures ouvrées}, {@code 2 jours ouvrés}, {@code 11 jours
     * ouvrés au plus, à la réunion du jeudi à 14 h}.
     */
    public static String of(Target target) {
        return counted(target)
                + target.findMeeting()
                        .map(meeting -> " au plus, à la réunion du "
                                + DAYS.get(meeting.weekday().getValue() - 1) + " à "
                                + meeting.at().getHour() + " h"
                                + minutes(meeting.at().getMinute()))
                        .orElse("");
    }

    /** The target in the words of cards, for who writes them: {@code 11 working-days, meeting thursday 14:00, lead 24}. */
    public static String terms(Target target) {
        return target.amount() + " " + target.unit().text()
                + target.findMeeting()
                        .map(meeting -> ", meeting "
                                + meeting.weekday().name().toLowerCase(Locale.ROOT) + " " + meeting.at() + ", lead "
                                + meeting.leadHours())
                        .orElse("");
    }

    private static String minutes(int minute) {
        return minute == 0 ? "" : String.format(Locale.ROOT, " %02d", minute);
    }

    private static String counted(Target target) {
        boolean several = target.amount() > 1;
        return target.amount()
                + switch (target.unit()) {
                    case ELAPSED_HOURS -> several ? " heures" : " heure";
                    case WORKING_HOURS -> several ? " heures ouvrées" : " heure ouvrée";
                    case WORKING_DAYS -> several ? " jours ouvrés" : " jour ouvré";
                };
    }
}
