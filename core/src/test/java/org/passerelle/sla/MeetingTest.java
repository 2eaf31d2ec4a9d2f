package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.sla.Rules.WEEKDAYS;
import static org.passerelle.sla.Rules.at;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;

/** A target that is due at a weekly meeting. */
class MeetingTest {
    private static final Meeting THURSDAY = new Meeting(DayOfWeek.THURSDAY, LocalTime.of(14, 0), 24);
    private static final Target STAFF = new Target(Unit.WORKING_DAYS, 11, THURSDAY);
    /** Open in the nights in which clocks change. */
    private static final LineCalendar SUNDAYS = new LineCalendar(
            new OpeningHours(Map.of(
                    DayOfWeek.SUNDAY,
                    List.of(new OpeningHours.Span(LocalTime.MIDNIGHT, LocalTime.of(6, 0))),
                    DayOfWeek.MONDAY,
                    List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0))))),
            HolidayZone.METROPOLE,
            Rules.PARIS);

    @Test
    void whatComesTheDayBeforeIsForTheNextMeetingAndWhatComesLaterForTheOneAfter() {
        assertThat(due("2026-11-25T14:00:00+01:00")).isEqualTo(at("2026-11-26T14:00:00+01:00"));
        assertThat(due("2026-11-25T14:00:00.001+01:00")).isEqualTo(at("2026-12-03T14:00:00+01:00"));
        assertThat(due("2026-11-27T20:00:00+01:00")).isEqualTo(at("2026-12-03T14:00:00+01:00"));
    }

    @Test
    void aHolidayMovesItToTheNextMeeting() {
        assertThat(due("2026-05-11T09:00:00+02:00"))
                .as("Ascension is Thursday 14 May 2026")
                .isEqualTo(at("2026-05-21T14:00:00+02:00"));
    }

    @Test
    void whatItCountsIsTheLatestDate() {
        var closed = new LineCalendar(
                OpeningHours.weekdaysNineToSix(),
                HolidayZone.METROPOLE,
                Rules.PARIS,
                List.of(closure("2026-11-26"), closure("2026-12-03"), closure("2026-12-10")));
        Clock clock = Clock.start(STAFF, closed, at("2026-11-23T10:00:00+01:00"));
        assertThat(clock.due())
                .isEqualTo(
                        Clock.start(STAFF.atTheLatest(), closed, clock.from()).due());
        assertThat(clock.due()).hasValue(at("2026-12-10T23:00:00Z").plus(10, ChronoUnit.HOURS));
    }

    @Test
    void isHeldAtItsHourBeforeAndAfterClocksChange() {
        assertThat(due("2026-03-20T09:00:00+01:00")).isEqualTo(at("2026-03-26T14:00:00+01:00"));
        assertThat(due("2026-03-27T09:00:00+01:00")).isEqualTo(at("2026-04-02T14:00:00+02:00"));
        var night = new Target(Unit.ELAPSED_HOURS, 400, new Meeting(DayOfWeek.SUNDAY, LocalTime.of(2, 30), 0));
        assertThat(Clock.start(night, SUNDAYS, at("2026-03-28T12:00:00+01:00")).due())
                .as("the hour that is skipped")
                .hasValue(at("2026-03-29T03:30:00+02:00"));
        assertThat(Clock.start(night, SUNDAYS, at("2026-10-24T12:00:00+02:00")).due())
                .as("the hour that comes twice, the first time")
                .hasValue(at("2026-10-25T02:30:00+02:00"));
    }

    @Test
    void aPauseMovesItByMeetingsOrNotAtAll() {
        Clock clock = Clock.start(STAFF, WEEKDAYS, at("2026-11-23T10:00:00+01:00"));
        Clock short1 = clock.pause(at("2026-11-23T11:00:00+01:00")).resume(at("2026-11-24T11:00:00+01:00"));
        assertThat(short1.due()).hasValue(at("2026-11-26T14:00:00+01:00"));
        Clock longer = clock.pause(at("2026-11-23T11:00:00+01:00")).resume(at("2026-11-26T11:00:00+01:00"));
        assertThat(longer.due()).hasValue(at("2026-12-03T14:00:00+01:00"));
        assertThat(clock.pause(at("2026-11-23T11:00:00+01:00")).due()).isEmpty();
        Clock after = clock.pause(at("2026-11-26T14:00:00+01:00")).resume(at("2026-11-30T09:00:00+01:00"));
        assertThat(after.due()).as("it was reached before").hasValue(at("2026-11-26T14:00:00+01:00"));
    }

    @Test
    void aShareIsOneOfTheTimeUntilThen() {
        Clock clock = Clock.start(STAFF, WEEKDAYS, at("2026-11-24T14:00:00+01:00"));
        assertThat(clock.at(50)).hasValue(at("2026-11-25T14:00:00+01:00"));
        assertThat(clock.at(100)).isEqualTo(clock.due());
        assertThat(clock.at(150)).hasValue(at("2026-11-27T14:00:00+01:00"));
        Clock changed = Clock.start(Rules.hours(24), WEEKDAYS, at("2026-11-24T09:00:00+01:00"))
                .change(STAFF, at("2026-11-24T15:00:00+01:00"));
        assertThat(changed.due()).hasValue(at("2026-11-26T14:00:00+01:00"));
    }

    /** Against a walk from minute to minute: on the weekday at its hour, on a day on which the line opens, never earlier for who comes later. */
    @Test
    void everyDueDateIsTheOneThatTheWalkFinds() {
        var random = new Random(47);
        List<LineCalendar> calendars = List.of(
                WEEKDAYS,
                new LineCalendar(
                        OpeningHours.weekdaysNineToSix(),
                        HolidayZone.LA_REUNION,
                        java.time.ZoneId.of("Indian/Reunion")));
        for (int i = 0; i < 10_000; i++) {
            LineCalendar calendar = calendars.get(i % calendars.size());
            var meeting = new Meeting(
                    DayOfWeek.of(1 + random.nextInt(5)),
                    LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    random.nextInt(49));
            var target = new Target(Unit.WORKING_DAYS, 12, meeting);
            Instant from = at("2026-01-01T00:00:00Z").plusMillis((long) (random.nextDouble() * 700 * 86_400_000L));
            Instant due = Clock.start(target, calendar, from).due().orElseThrow();
            assertThat(due).as("%s from %s", target, from).isEqualTo(walked(target, meeting, calendar, from));
            Instant later = from.plusMillis(random.nextInt(1_000_000_000));
            assertThat(Clock.start(target, calendar, later).due().orElseThrow())
                    .as("%s from %s and %s", target, from, later)
                    .isAfterOrEqualTo(due);
        }
    }

    private static Instant walked(Target target, Meeting meeting, LineCalendar calendar, Instant from) {
        Instant latest = Clock.start(target.atTheLatest(), calendar, from).due().orElseThrow();
        Instant minute = from.plus(meeting.leadHours(), ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        for (; minute.isBefore(latest); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            var local = minute.atZone(calendar.zone());
            if (!minute.isBefore(from.plus(meeting.leadHours(), ChronoUnit.HOURS))
                    && local.getDayOfWeek() == meeting.weekday()
                    && local.toLocalTime().equals(meeting.at())
                    && calendar.isWorkingDay(local.toLocalDate())) {
                return minute;
            }
        }
        return latest;
    }

    @Test
    void refusesAMeetingThatIsNeverHeldOrThatItsCountDoesNotReach() {
        OpeningHours hours = OpeningHours.weekdaysNineToSix();
        STAFF.fitsIn(hours);
        Rules.refuses(SlaRefusal.MEETING, () -> new Target(Unit.WORKING_DAYS, 10, THURSDAY).fitsIn(hours));
        new Target(Unit.ELAPSED_HOURS, 360, THURSDAY).fitsIn(hours);
        Rules.refuses(SlaRefusal.MEETING, () -> new Target(Unit.ELAPSED_HOURS, 359, THURSDAY).fitsIn(hours));
        new Target(Unit.WORKING_HOURS, 97, THURSDAY).fitsIn(hours);
        Rules.refuses(SlaRefusal.MEETING, () -> new Target(Unit.WORKING_HOURS, 96, THURSDAY).fitsIn(hours));
        var sunday = new Meeting(DayOfWeek.SUNDAY, LocalTime.of(10, 0), 0);
        Rules.refuses(SlaRefusal.MEETING, () -> new Target(Unit.WORKING_DAYS, 60, sunday).fitsIn(hours));
        assertThat(new Meeting(DayOfWeek.MONDAY, LocalTime.NOON, 336).leadHours())
                .isEqualTo(336);
        Rules.refuses(SlaRefusal.MEETING, () -> new Meeting(DayOfWeek.MONDAY, LocalTime.NOON, 337));
        Rules.refuses(SlaRefusal.MEETING, () -> new Meeting(DayOfWeek.MONDAY, LocalTime.NOON, -1));
        Rules.refuses(SlaRefusal.MEETING, () -> new Meeting(DayOfWeek.MONDAY, LocalTime.of(9, 0, 1), 0));
    }

    @Test
    void isWrittenBesideWhatWhoKnowsNoMeetingsReads() {
        Json.Obj written = SlaJson.write(STAFF);
        assertThat(SlaJson.target(written)).isEqualTo(STAFF);
        assertThat(written.text("unit")).isEqualTo("working-days");
        assertThat(written.whole("amount")).isEqualTo(11);
        assertThat(SlaJson.write(STAFF.atTheLatest()).members()).containsOnlyKeys("unit", "amount");
        Clock clock = Clock.start(STAFF, WEEKDAYS, at("2026-11-23T10:00:00+01:00"));
        assertThat(ClockJson.clock(ClockJson.write(clock))).isEqualTo(clock);
        for (String wrong : List.of("Thursday", "jeudi", "")) {
            Rules.refuses(SlaRefusal.MEETING, () -> SlaJson.meeting(wrong, "14:00", 0));
        }
        for (String wrong : List.of("24:00", "9:00", "14h")) {
            Rules.refuses(SlaRefusal.MEETING, () -> SlaJson.meeting("monday", wrong, 0));
        }
    }

    @Test
    void isSaidInWords() {
        assertThat(DueWords.of(STAFF)).isEqualTo("11 jours ouvrés au plus, à la réunion du jeudi à 14 h");
        assertThat(DueWords.terms(STAFF)).isEqualTo("11 working-days, meeting thursday 14:00, lead 24");
        assertThat(DueWords.terms(Rules.days(2))).isEqualTo("2 working-days");
    }

    private static Closure closure(String day) {
        return new Closure(LocalDate.parse(day), LocalDate.parse(day));
    }

    private static Instant due(String from) {
        return Clock.start(STAFF, WEEKDAYS, at(from)).due().orElseThrow();
    }
}
