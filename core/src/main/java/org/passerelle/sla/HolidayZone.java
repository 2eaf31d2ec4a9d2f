package org.passerelle.sla;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import org.passerelle.refusal.Refusal;

/** Where a line's public holidays are those of. The zone of the answering team decides. */
public enum HolidayZone {
    /** Metropolitan France: the eleven days of article L.3133-1 of the Code du travail (8 May since 1982). */
    METROPOLE("metropole", "metropole/1");

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));
    private static final int EASTER_MONDAY = 1;
    private static final int ASCENSION = 39;
    private static final int WHIT_MONDAY = 50;

    private final String text;
    private final String version;

    HolidayZone(String text, String version) {
        this.text = text;
        this.version = version;
    }

    /** The zone as documents write it. */
    public String text() {
        return text;
    }

    /** Names the rules by which holidays are found; it changes when they do, so that a due date can be recomputed. */
    public String version() {
        return version;
    }

    /** Reads what {@link #text} writes. */
    public static HolidayZone of(String text) {
        for (HolidayZone zone : values()) {
            if (zone.text.equals(text)) {
                return zone;
            }
        }
        throw Refusal.of(SlaRefusal.HOLIDAY_ZONE).refused();
    }

    /** Whether the law closes this day. */
    public boolean isHoliday(LocalDate day) {
        if (FIXED.contains(MonthDay.from(day))) {
            return true;
        }
        LocalDate easter = easter(day.getYear());
        return day.equals(easter.plusDays(EASTER_MONDAY))
                || day.equals(easter.plusDays(ASCENSION))
                || day.equals(easter.plusDays(WHIT_MONDAY));
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm, any year from 1583). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
