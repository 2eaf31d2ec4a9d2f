package org.passerelle.sla;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.Refusal;

/**
 * Where a line's public holidays are those of; the zone of the answering team decides. Every zone has the eleven days of article
 * L.3133-1 of the Code du travail. What comes on top is as étalab publishes it (jours-feries-france-data): further days of a place,
 * those of the Pacific territories say, are closures on a line's card.
 */
public enum HolidayZone {
    /** Metropolitan France. */
    METROPOLE("metropole"),
    /**
     * Bas-Rhin, Haut-Rhin and Moselle (article L.3134-13), in communes with a Protestant temple or a mixed church: Good Friday and
     * 26 December.
     */
    ALSACE_MOSELLE("alsace-moselle", MonthDay.of(12, 26), true),
    /** The same three departments, in communes without such a church: 26 December only. */
    ALSACE_MOSELLE_WITHOUT_GOOD_FRIDAY("alsace-moselle-without-good-friday", MonthDay.of(12, 26), false),
    GUADELOUPE("guadeloupe", MonthDay.of(5, 27), false),
    MARTINIQUE("martinique", MonthDay.of(5, 22), false),
    GUYANE("guyane", MonthDay.of(6, 10), false),
    LA_REUNION("la-reunion", MonthDay.of(12, 20), false),
    MAYOTTE("mayotte", MonthDay.of(4, 27), false),
    SAINT_BARTHELEMY("saint-barthelemy", MonthDay.of(10, 9), false),
    /** The abolition of slavery on 28 May since 2018, on 27 May before. */
    SAINT_MARTIN("saint-martin", MonthDay.of(5, 28), false),
    SAINT_PIERRE_ET_MIQUELON("saint-pierre-et-miquelon"),
    POLYNESIE_FRANCAISE("polynesie-francaise"),
    NOUVELLE_CALEDONIE("nouvelle-caledonie"),
    WALLIS_ET_FUTUNA("wallis-et-futuna");

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));
    private static final int GOOD_FRIDAY = -2;
    private static final int EASTER_MONDAY = 1;
    private static final int ASCENSION = 39;
    private static final int WHIT_MONDAY = 50;
    private static final int EARLIEST_MOVING = 3;
    private static final int LATEST_MOVING = 6;
    private static final int SAINT_MARTIN_MOVED = 2018;

    private final String text;
    private final @Nullable MonthDay further;
    private final boolean goodFriday;

    HolidayZone(String text) {
        this(text, null, false);
    }

    HolidayZone(String text, @Nullable MonthDay further, boolean goodFriday) {
        this.text = text;
        this.further = further;
        this.goodFriday = goodFriday;
    }

    /** The zone as documents write it. */
    public String text() {
        return text;
    }

    /** Names the rules by which holidays are found; it changes when they do, so that a due date can be recomputed. */
    public String version() {
        return text + "/1";
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
        MonthDay date = MonthDay.from(day);
        if (FIXED.contains(date) || date.equals(furtherIn(day.getYear()))) {
            return true;
        }
        return day.getMonthValue() >= EARLIEST_MOVING && day.getMonthValue() <= LATEST_MOVING && movesWithEaster(day);
    }

    private boolean movesWithEaster(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        return day.equals(easter.plusDays(EASTER_MONDAY))
                || day.equals(easter.plusDays(ASCENSION))
                || day.equals(easter.plusDays(WHIT_MONDAY))
                || goodFriday && day.equals(easter.plusDays(GOOD_FRIDAY));
    }

    private @Nullable MonthDay furtherIn(int year) {
        return this == SAINT_MARTIN && year < SAINT_MARTIN_MOVED ? GUADELOUPE.further : further;
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
