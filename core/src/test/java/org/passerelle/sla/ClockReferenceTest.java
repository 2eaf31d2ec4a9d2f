package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten thousand random starts per unit, over three calendars in turn, against a clock that walks minute by minute. */
class ClockReferenceTest {
    private static final int INSTANTS = 10_000;
    private static final long MINUTE = 60_000;
    private static final Instant EPOCH = Rules.at("2026-01-01T00:00:00Z");
    private static final int DAYS = 900;
    private static final int STARTS_WITHIN = 700;

    private static final LineCalendar USUAL = Rules.WEEKDAYS;
    /** Open in the nights in which clocks change, on both sides of noon, and on a Saturday until midnight. */
    private static final LineCalendar ODD = new LineCalendar(
            new OpeningHours(Map.of(
                    DayOfWeek.SUNDAY, List.of(span("00:00", "05:30")),
                    DayOfWeek.TUESDAY, List.of(span("08:15", "12:00"), span("13:40", "17:05")),
                    DayOfWeek.THURSDAY, List.of(span("20:00", "23:10")),
                    DayOfWeek.SATURDAY, List.of(span("18:00", "00:00")))),
            HolidayZone.ALSACE_MOSELLE,
            Rules.PARIS,
            List.of(new Closure(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 21))));

    private static final LineCalendar ISLAND =
            new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.LA_REUNION, ZoneId.of("Indian/Reunion"));

    private static final List<Minutes> CALENDARS = List.of(Minutes.of(USUAL), Minutes.of(ODD), Minutes.of(ISLAND));

    /** A calendar, minute by minute: whether the line is open, and what a clock on the wall says. */
    record Minutes(LineCalendar calendar, BitSet open, int[] wall) {
        static Minutes of(LineCalendar calendar) {
            var open = new BitSet();
            var wall = new int[DAYS * 1440];
            for (int minute = 0; minute < DAYS * 1440; minute++) {
                var local = EPOCH.plusMillis(minute * MINUTE).atZone(calendar.zone());
                LocalTime time = local.toLocalTime();
                boolean works = calendar.isWorkingDay(local.toLocalDate())
                        && calendar.hours().on(local.getDayOfWeek()).stream()
                                .anyMatch(span -> !time.isBefore(span.from())
                                        && (span.untilMidnight() || time.isBefore(span.to())));
                open.set(minute, works);
                wall[minute] = time.toSecondOfDay() / 60;
            }
            return new Minutes(calendar, open, wall);
        }

        boolean isOpen(Instant at) {
            return open.get(minute(at));
        }

        /** The instant by which so many milliseconds have counted; a minute counts whole, or from the start on. */
        Instant walk(Instant from, long millis, boolean working) {
            long at = from.toEpochMilli() - EPOCH.toEpochMilli();
            long left = millis;
            while (left > 0) {
                long end = (at / MINUTE + 1) * MINUTE;
                if (!working || open.get((int) (at / MINUTE))) {
                    long counted = Math.min(left, end - at);
                    left -= counted;
                    at += counted;
                } else {
                    at = end;
                }
            }
            return EPOCH.plusMillis(at);
        }

        Instant opening(Instant at) {
            Instant open = at;
            while (!isOpen(open)) {
                long minute = Math.floorDiv(open.toEpochMilli(), MINUTE) + 1;
                open = Instant.ofEpochMilli(minute * MINUTE);
            }
            return open;
        }

        long counted(Instant from, Instant until, boolean working) {
            long counted = 0;
            long last = until.toEpochMilli() - EPOCH.toEpochMilli();
            for (long at = from.toEpochMilli() - EPOCH.toEpochMilli(); at < last; ) {
                long end = Math.min((at / MINUTE + 1) * MINUTE, last);
                counted += !working || open.get((int) (at / MINUTE)) ? end - at : 0;
                at = end;
            }
            return counted;
        }

        /** The due date of a clock without pauses. */
        Instant due(Target target, Instant from) {
            if (target.unit() != Unit.WORKING_DAYS) {
                return walk(from, Duration.ofHours(target.amount()).toMillis(), target.unit() == Unit.WORKING_HOURS);
            }
            Instant start = opening(from);
            LocalDate day = start.atZone(calendar.zone()).toLocalDate();
            int now = minute(start);
            int latest = wall[now];
            for (int earlier = minute(midnight(day)); earlier < now; earlier++) {
                latest = Math.max(latest, wall[earlier] + 1);
            }
            for (int left = target.amount(); left > 0; ) {
                day = day.plusDays(1);
                left -= calendar.isWorkingDay(day) ? 1 : 0;
            }
            int due = minute(midnight(day));
            while (wall[due] < latest) {
                due++;
            }
            boolean sameMinute = wall[due] == wall[now];
            long rest = sameMinute ? Math.floorMod(start.toEpochMilli(), MINUTE) : 0;
            return opening(EPOCH.plusMillis(due * MINUTE + rest));
        }

        private Instant midnight(LocalDate day) {
            return day.atStartOfDay(calendar.zone()).toInstant();
        }

        private static int minute(Instant at) {
            return (int) Math.floorDiv(at.toEpochMilli() - EPOCH.toEpochMilli(), MINUTE);
        }

        /** The same for a share and one pause that began before it. */
        Instant at(Target target, Instant from, int share, long paused) {
            boolean working = target.unit() != Unit.ELAPSED_HOURS;
            long whole = counted(from, due(target, from), working);
            Instant reached = walk(from, (whole * share + 99) / 100 + paused, working);
            return target.unit() == Unit.WORKING_DAYS ? opening(reached) : reached;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDueDateIsTheOneThatTheWalkFinds(Unit unit) {
        var random = new Random(unit.ordinal());
        for (int i = 0; i < INSTANTS; i++) {
            Minutes minutes = CALENDARS.get(i % CALENDARS.size());
            LineCalendar calendar = minutes.calendar();
            Target target = target(unit, random);
            Instant from = instant(random);
            Instant due = due(target, calendar, from);
            assertThat(due).as("%s from %s", target, from).isEqualTo(minutes.due(target, from));
            notOnClosedTime(unit, minutes, due);
            Instant later = from.plusMillis(random.nextInt(200_000_000));
            assertThat(due(target, calendar, later))
                    .as("%s from %s and %s", target, from, later)
                    .isAfterOrEqualTo(due);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyShareIsTheOneThatTheWalkFindsPausesPushingItByWhatTheyHeld(Unit unit) {
        var random = new Random(100 + unit.ordinal());
        for (int i = 0; i < INSTANTS; i++) {
            Minutes minutes = CALENDARS.get(i % CALENDARS.size());
            LineCalendar calendar = minutes.calendar();
            Target target = target(unit, random);
            Instant from = instant(random);
            int share = 1 + random.nextInt(140);
            Clock running = Clock.start(target, calendar, from);
            Instant before = running.at(share).orElseThrow();
            assertThat(before).isEqualTo(minutes.at(target, from, share, 0));
            Instant paused = from.plusMillis(
                    (long) (random.nextDouble() * Duration.between(from, before).toMillis()));
            Instant resumed = paused.plusMillis(random.nextInt(200_000_000));
            Instant after = running.pause(paused).resume(resumed).at(share).orElseThrow();
            long held = minutes.counted(paused, resumed, unit != Unit.ELAPSED_HOURS);
            assertThat(after)
                    .as("%s, %s %% from %s, paused %s to %s", target, share, from, paused, resumed)
                    .isEqualTo(minutes.at(target, from, share, held));
            notOnClosedTime(unit, minutes, after);
        }
    }

    private static void notOnClosedTime(Unit unit, Minutes minutes, Instant due) {
        if (unit == Unit.WORKING_DAYS) {
            assertThat(minutes.isOpen(due)).isTrue();
        } else if (unit == Unit.WORKING_HOURS) {
            assertThat(minutes.isOpen(due.minusMillis(1))).isTrue();
        }
    }

    private static Instant due(Target target, LineCalendar calendar, Instant from) {
        return Clock.start(target, calendar, from).due().orElseThrow();
    }

    private static Target target(Unit unit, Random random) {
        return new Target(unit, 1 + random.nextInt(unit == Unit.WORKING_DAYS ? 3 : 9));
    }

    private static Instant instant(Random random) {
        return EPOCH.plusMillis(
                (long) (random.nextDouble() * Duration.ofDays(STARTS_WITHIN).toMillis()));
    }

    private static OpeningHours.Span span(String from, String to) {
        return new OpeningHours.Span(LocalTime.parse(from), LocalTime.parse(to));
    }
}
