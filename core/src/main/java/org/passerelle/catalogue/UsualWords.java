package org.passerelle.catalogue;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/** Usual delays as people read them, in French. */
public final class UsualWords {
    private static final List<String> MONTHS = List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre");
    private static final int HOURS_TOLD = 48;

    private UsualWords() {}

    /** {@code une réponse sur deux en 6 h (octobre 2026, 34 réponses)}. */
    public static String of(Usual usual) {
        String count =
                usual.findAnswers().map(many -> ", " + many + " réponses").orElse("");
        return "une réponse sur deux en " + within(usual.median()) + " (" + months(usual.from(), usual.until()) + count
                + ")";
    }

    /** Never less than it is: minutes, hours and minutes, whole days from two on. */
    static String within(Duration time) {
        long minutes = time.toMinutes();
        if (minutes < 60) {
            return Math.max(1, minutes) + " min";
        }
        if (time.compareTo(Duration.ofHours(HOURS_TOLD)) < 0) {
            String rest = minutes % 60 == 0 ? "" : " " + (minutes % 60 < 10 ? "0" : "") + minutes % 60;
            return minutes / 60 + " h" + rest;
        }
        return (minutes + 24 * 60 - 1) / (24 * 60) + " jours";
    }

    private static String months(YearMonth from, YearMonth until) {
        if (from.equals(until)) {
            return name(until) + " " + until.getYear();
        }
        String begin = from.getYear() == until.getYear() ? name(from) : name(from) + " " + from.getYear();
        return begin + " à " + name(until) + " " + until.getYear();
    }

    private static String name(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1);
    }
}
