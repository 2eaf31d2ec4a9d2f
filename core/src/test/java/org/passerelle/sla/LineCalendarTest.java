package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.sla.Rules.WEEKDAYS;
import static org.passerelle.sla.Rules.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineCalendarTest {
    private static final LineCalendar SUNDAY_NIGHT = new LineCalendar(
            new OpeningHours(Map.of(DayOfWeek.SUNDAY, List.of(span("00:00", "06:00")))),
            HolidayZone.METROPOLE,
            Rules.PARIS);
    private static final LineCalendar ALWAYS = new LineCalendar(
            new OpeningHours(Map.of(
                    DayOfWeek.MONDAY, List.of(span("00:00", "00:00")),
                    DayOfWeek.TUESDAY, List.of(span("00:00", "00:00")))),
            HolidayZone.METROPOLE,
            Rules.PARIS);
    private static final LineCalendar SHORT_FRIDAY = new LineCalendar(
            new OpeningHours(Map.of(
                    DayOfWeek.THURSDAY, List.of(span("09:00", "12:00"), span("14:00", "18:00")),
                    DayOfWeek.FRIDAY, List.of(span("09:00", "12:00")))),
            HolidayZone.METROPOLE,
            Rules.PARIS);

    @Test
    void opensAtItsFirstInstantAndNotAtItsLast() {
        assertThat(WEEKDAYS.isOpen(at("2026-11-20T08:59:59.999+01:00"))).isFalse();
        assertThat(WEEKDAYS.isOpen(at("2026-11-20T09:00:00+01:00"))).isTrue();
        assertThat(WEEKDAYS.isOpen(at("2026-11-20T17:59:59.999+01:00"))).isTrue();
        assertThat(WEEKDAYS.isOpen(at("2026-11-20T18:00:00+01:00"))).isFalse();
        assertThat(WEEKDAYS.nextOpening(at("2026-11-20T18:00:00+01:00"))).isEqualTo(at("2026-11-23T09:00:00+01:00"));
    }

    @Test
    void isClosedOnHolidays() {
        assertThat(WEEKDAYS.isWorkingDay(LocalDate.of(2026, 11, 11))).isFalse();
        assertThat(WEEKDAYS.nextOpening(at("2026-11-11T10:00:00+01:00"))).isEqualTo(at("2026-11-12T09:00:00+01:00"));
    }

    @Test
    void isClosedFromTheFirstToTheLastDayOfAClosure() {
        var august = new Closure(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 14));
        var calendar =
                new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, Rules.PARIS, List.of(august));
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 7, 31))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 3))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 14))).isFalse();
        assertThat(calendar.plusWorkingDays(at("2026-07-31T10:00:00+02:00"), 1))
                .isEqualTo(at("2026-08-17T10:00:00+02:00"));
    }

    @Test
    void openTimeSkipsNightsWeekendsAndHolidays() {
        assertThat(WEEKDAYS.openTime(at("2026-11-20T17:00:00+01:00"), at("2026-11-23T09:30:00+01:00")))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(WEEKDAYS.openTime(at("2026-11-10T18:00:00+01:00"), at("2026-11-12T09:00:00+01:00")))
                .isZero();
        assertThat(WEEKDAYS.openTime(at("2026-11-20T17:00:00+01:00"), at("2026-11-20T16:00:00+01:00")))
                .isZero();
    }

    @Test
    void openTimeEndsAtTheNextOpeningNeverAtAClosing() {
        assertThat(WEEKDAYS.plusOpen(at("2026-11-20T17:00:00+01:00"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-23T09:00:00+01:00"));
        assertThat(WEEKDAYS.plusOpen(at("2026-11-20T17:00:00+01:00"), Duration.ofMinutes(59)))
                .isEqualTo(at("2026-11-20T17:59:00+01:00"));
    }

    @Test
    void openTimeIsWhatReallyPassesInTheSpringNight() {
        assertThat(SUNDAY_NIGHT.openTime(at("2026-03-28T12:00:00+01:00"), at("2026-03-29T12:00:00+02:00")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(SUNDAY_NIGHT.plusOpen(at("2026-03-29T00:00:00+01:00"), Duration.ofHours(3)))
                .isEqualTo(at("2026-03-29T04:00:00+02:00"));
    }

    @Test
    void openTimeIsWhatReallyPassesInTheAutumnNight() {
        assertThat(SUNDAY_NIGHT.openTime(at("2026-10-24T12:00:00+02:00"), at("2026-10-25T12:00:00+01:00")))
                .isEqualTo(Duration.ofHours(7));
        assertThat(SUNDAY_NIGHT.plusOpen(at("2026-10-25T00:00:00+02:00"), Duration.ofHours(3)))
                .isEqualTo(at("2026-10-25T02:00:00+01:00"));
    }

    @Test
    void aWorkingDayKeepsTheTimeOfDayOverBothClockChanges() {
        assertThat(WEEKDAYS.plusWorkingDays(at("2026-03-27T10:00:00+01:00"), 1))
                .isEqualTo(at("2026-03-30T10:00:00+02:00"));
        assertThat(WEEKDAYS.plusWorkingDays(at("2026-10-23T10:00:00+02:00"), 1))
                .isEqualTo(at("2026-10-26T10:00:00+01:00"));
    }

    @Test
    void aTimeOfDayThatTheSpringNightSkipsIsTheNextThatExists() {
        var nights = new LineCalendar(
                new OpeningHours(Map.of(
                        DayOfWeek.SATURDAY, List.of(span("00:00", "06:00")),
                        DayOfWeek.SUNDAY, List.of(span("00:00", "06:00")))),
                HolidayZone.METROPOLE,
                Rules.PARIS);
        assertThat(nights.plusWorkingDays(at("2026-03-28T02:30:00+01:00"), 1))
                .isEqualTo(at("2026-03-29T03:00:00+02:00"));
    }

    @Test
    void whoAsksLaterInTheAutumnNightIsNotPromisedMore() {
        Instant first = SUNDAY_NIGHT.plusWorkingDays(at("2026-10-25T02:50:00+02:00"), 1);
        Instant again = SUNDAY_NIGHT.plusWorkingDays(at("2026-10-25T02:10:00+01:00"), 1);
        assertThat(first).isEqualTo(at("2026-11-08T02:50:00+01:00"));
        assertThat(again).isEqualTo(at("2026-11-08T03:00:00+01:00"));
    }

    @Test
    void aSpanMayLastUntilMidnightAndMeetTheNextDay() {
        assertThat(ALWAYS.openTime(at("2026-11-23T00:00:00+01:00"), at("2026-11-25T00:00:00+01:00")))
                .isEqualTo(Duration.ofHours(48));
        assertThat(ALWAYS.isOpen(at("2026-11-24T00:00:00+01:00"))).isTrue();
        assertThat(ALWAYS.plusOpen(at("2026-11-23T12:00:00+01:00"), Duration.ofHours(12)))
                .isEqualTo(at("2026-11-24T00:00:00+01:00"));
    }

    @Test
    void aTimeOfDayAtWhichTheDueDayIsClosedBecomesTheNextOpening() {
        assertThat(SHORT_FRIDAY.plusWorkingDays(at("2026-11-19T16:30:00+01:00"), 1))
                .isEqualTo(at("2026-11-26T09:00:00+01:00"));
        assertThat(SHORT_FRIDAY.plusWorkingDays(at("2026-11-19T12:30:00+01:00"), 2))
                .isEqualTo(at("2026-11-26T14:00:00+01:00"));
    }

    @Test
    void openTimeMayEndAtTheClosingWhereTheLastOfItCounts() {
        assertThat(WEEKDAYS.endOfOpen(at("2026-11-20T17:00:00+01:00"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-20T18:00:00+01:00"));
        assertThat(WEEKDAYS.endOfOpen(at("2026-11-20T18:00:00+01:00"), Duration.ofMillis(1)))
                .isEqualTo(at("2026-11-23T09:00:00.001+01:00"));
    }

    @Test
    void refusesACalendarThatDoesNotOpenWithinTenYears() {
        var spring = new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(span("09:00", "10:00"))));
        var closures = java.util.stream.IntStream.range(0, 12)
                .mapToObj(year -> new Closure(LocalDate.of(2026 + year, 1, 1), LocalDate.of(2026 + year, 12, 31)))
                .toList();
        var calendar = new LineCalendar(spring, HolidayZone.METROPOLE, Rules.PARIS, closures);
        Rules.refuses(SlaRefusal.NEVER_OPEN, () -> calendar.nextOpening(at("2026-11-20T10:00:00+01:00")));
        Rules.refuses(
                SlaRefusal.NEVER_OPEN, () -> calendar.endOfOpen(at("2026-11-20T10:00:00+01:00"), Duration.ofHours(1)));
    }

    @Test
    void refusesAnOffsetInsteadOfARegion() {
        Rules.refuses(
                SlaRefusal.TIME_ZONE,
                () -> new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, ZoneOffset.ofHours(1)));
    }

    @Test
    void holdsAHundredClosuresAndNoMore() {
        var day = new Closure(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 3));
        var hours = OpeningHours.weekdaysNineToSix();
        assertThat(new LineCalendar(hours, HolidayZone.METROPOLE, Rules.PARIS, Collections.nCopies(100, day))
                        .closures())
                .hasSize(100);
        Rules.refuses(
                SlaRefusal.CLOSURE,
                () -> new LineCalendar(hours, HolidayZone.METROPOLE, Rules.PARIS, Collections.nCopies(101, day)));
    }

    @Test
    void aClosureLastsAYearAtMostAndNeverEndsBeforeItBegins() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        assertThat(new Closure(from, from.plusDays(365)).covers(from)).isTrue();
        Rules.refuses(SlaRefusal.CLOSURE, () -> new Closure(from, from.plusDays(366)));
        Rules.refuses(SlaRefusal.CLOSURE, () -> new Closure(from, from.minusDays(1)));
        Rules.refuses(SlaRefusal.CLOSURE, () -> new Closure(LocalDate.MAX, LocalDate.MAX));
    }

    @Test
    void refusesSpansThatTouchOverlapOrAreEmpty() {
        Rules.refuses(SlaRefusal.HOURS, () -> monday(span("09:00", "12:00"), span("12:00", "18:00")));
        Rules.refuses(SlaRefusal.HOURS, () -> monday(span("09:00", "12:00"), span("11:00", "18:00")));
        Rules.refuses(SlaRefusal.HOURS, () -> monday(span("14:00", "18:00"), span("09:00", "12:00")));
        Rules.refuses(SlaRefusal.HOURS, () -> monday(span("09:00", "00:00"), span("10:00", "12:00")));
        Rules.refuses(SlaRefusal.HOURS, () -> span("09:00", "09:00"));
        Rules.refuses(SlaRefusal.HOURS, () -> span("09:00:01", "10:00"));
        Rules.refuses(SlaRefusal.HOURS, () -> new OpeningHours(Map.of()));
        Rules.refuses(SlaRefusal.HOURS, () -> new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of())));
        assertThat(monday(span("09:00", "12:00"), span("12:01", "18:00")).on(DayOfWeek.MONDAY))
                .hasSize(2);
    }

    private static OpeningHours monday(OpeningHours.Span... spans) {
        return new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(spans)));
    }

    private static OpeningHours.Span span(String from, String to) {
        return new OpeningHours.Span(LocalTime.parse(from), LocalTime.parse(to));
    }
}
