package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.sla.Rules.WEEKDAYS;
import static org.passerelle.sla.Rules.at;
import static org.passerelle.sla.Rules.days;
import static org.passerelle.sla.Rules.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {
    private static final Instant MONDAY_TEN = at("2026-11-23T10:00:00+01:00");

    @Test
    void hasNoDueDateWhilePaused() {
        Clock paused = Clock.start(days(2), WEEKDAYS, MONDAY_TEN).pause(at("2026-11-23T11:00:00+01:00"));
        assertThat(paused.state()).isEqualTo(Clock.State.PAUSED);
        assertThat(paused.due()).isEmpty();
        assertThat(paused.at(80)).isEmpty();
    }

    @Test
    void aPauseOfElapsedHoursPushesByTheTimeThatPassed() {
        Clock clock = Clock.start(hours(48), WEEKDAYS, MONDAY_TEN)
                .pause(at("2026-11-23T14:00:00+01:00"))
                .resume(at("2026-11-24T11:00:00+01:00"));
        assertThat(clock.due()).contains(at("2026-11-26T07:00:00+01:00"));
    }

    @Test
    void aPauseOfWorkingDaysPushesByTheOpenTimeThatPassed() {
        // Open 14:00-18:00 on Monday and 9:00-11:00 on Tuesday: six hours after Wednesday 10:00.
        Clock clock = Clock.start(days(2), WEEKDAYS, MONDAY_TEN)
                .pause(at("2026-11-23T14:00:00+01:00"))
                .resume(at("2026-11-24T11:00:00+01:00"));
        assertThat(clock.due()).contains(at("2026-11-25T16:00:00+01:00"));
    }

    @Test
    void aPauseOfWorkingDaysOverAClosedNightPushesNothing() {
        Clock running = Clock.start(days(2), WEEKDAYS, MONDAY_TEN);
        Clock resumed = running.pause(at("2026-11-23T18:00:00+01:00")).resume(at("2026-11-24T09:00:00+01:00"));
        assertThat(resumed.due()).isEqualTo(running.due());
    }

    @Test
    void aWorkingDayDuePushedToAClosingIsTheNextOpening() {
        Clock clock = Clock.start(days(1), WEEKDAYS, MONDAY_TEN);
        Clock justBefore = clock.pause(at("2026-11-23T10:00:00+01:00")).resume(at("2026-11-23T17:59:59.999+01:00"));
        Clock atClosing = clock.pause(at("2026-11-23T10:00:00+01:00")).resume(at("2026-11-23T18:00:00+01:00"));
        assertThat(justBefore.due()).contains(at("2026-11-24T17:59:59.999+01:00"));
        assertThat(atClosing.due()).contains(at("2026-11-25T09:00:00+01:00"));
    }

    @Test
    void severalPausesAddUp() {
        Clock clock = Clock.start(hours(24), WEEKDAYS, MONDAY_TEN)
                .pause(at("2026-11-23T11:00:00+01:00"))
                .resume(at("2026-11-23T12:00:00+01:00"))
                .pause(at("2026-11-23T12:00:00+01:00"))
                .resume(at("2026-11-23T14:00:00+01:00"));
        assertThat(clock.due()).contains(at("2026-11-24T13:00:00+01:00"));
        assertThat(clock.gross(at("2026-11-23T20:00:00+01:00"))).isEqualTo(Duration.ofHours(10));
        assertThat(clock.net(at("2026-11-23T20:00:00+01:00"))).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void netTimeStandsStillWhilePaused() {
        Clock paused = Clock.start(hours(24), WEEKDAYS, MONDAY_TEN).pause(at("2026-11-23T12:00:00+01:00"));
        assertThat(paused.net(at("2026-11-23T12:00:00+01:00"))).isEqualTo(Duration.ofHours(2));
        assertThat(paused.net(at("2026-11-25T12:00:00+01:00"))).isEqualTo(Duration.ofHours(2));
        assertThat(paused.gross(at("2026-11-25T12:00:00+01:00"))).isEqualTo(Duration.ofHours(50));
    }

    @Test
    void aStoppedClockKeepsItsDatesAndTimes() {
        Clock stopped = Clock.start(days(2), WEEKDAYS, MONDAY_TEN).stop(at("2026-11-24T10:00:00+01:00"));
        assertThat(stopped.state()).isEqualTo(Clock.State.STOPPED);
        assertThat(stopped.due()).contains(at("2026-11-25T10:00:00+01:00"));
        assertThat(stopped.gross(at("2027-01-01T00:00:00+01:00"))).isEqualTo(Duration.ofHours(24));
        assertThat(stopped.findStoppedAt()).contains(at("2026-11-24T10:00:00+01:00"));
    }

    @Test
    void stoppingAPausedClockEndsItsPause() {
        Clock stopped = Clock.start(hours(24), WEEKDAYS, MONDAY_TEN)
                .pause(at("2026-11-23T11:00:00+01:00"))
                .stop(at("2026-11-23T15:00:00+01:00"));
        assertThat(stopped.net(at("2026-11-23T15:00:00+01:00"))).isEqualTo(Duration.ofHours(1));
        assertThat(stopped.due()).contains(at("2026-11-24T14:00:00+01:00"));
    }

    @Test
    void aShareIsUsedUpInTheUnitsOwnTime() {
        Instant friday = at("2026-11-20T16:30:00+01:00");
        Clock elapsed = Clock.start(hours(48), WEEKDAYS, friday);
        assertThat(elapsed.at(50)).contains(at("2026-11-21T16:30:00+01:00"));
        assertThat(elapsed.at(150)).contains(at("2026-11-23T16:30:00+01:00"));
        Clock worked = Clock.start(days(2), WEEKDAYS, friday);
        assertThat(worked.at(50)).contains(at("2026-11-23T16:30:00+01:00"));
        assertThat(worked.at(100)).isEqualTo(worked.due());
        assertThat(worked.at(125)).contains(at("2026-11-25T12:00:00+01:00"));
        Clock open = Clock.start(new Target(Unit.WORKING_HOURS, 9), WEEKDAYS, friday);
        assertThat(open.at(50)).contains(at("2026-11-23T12:00:00+01:00"));
        assertThat(open.at(100)).contains(at("2026-11-23T16:30:00+01:00"));
    }

    @Test
    void theLastWorkingHourMayEndAtTheClosing() {
        Clock clock = Clock.start(new Target(Unit.WORKING_HOURS, 9), WEEKDAYS, at("2026-11-22T10:00:00+01:00"));
        assertThat(clock.due()).contains(at("2026-11-23T18:00:00+01:00"));
    }

    @Test
    void aShareIsNeverEarlyByAPartOfAMillisecond() {
        Instant odd = MONDAY_TEN.plusMillis(1);
        var calendar = new LineCalendar(
                new OpeningHours(Map.of(
                        DayOfWeek.MONDAY, List.of(new OpeningHours.Span(LocalTime.of(10, 0), LocalTime.of(10, 1))))),
                HolidayZone.METROPOLE,
                Rules.PARIS);
        Clock clock = Clock.start(new Target(Unit.WORKING_DAYS, 1), calendar, odd);
        assertThat(clock.at(1)).contains(odd.plusMillis(600));
        assertThat(Clock.start(new Target(Unit.WORKING_DAYS, 1), calendar, odd.plusMillis(59_998))
                        .at(1))
                .contains(at("2026-11-30T10:00:00.599+01:00"));
    }

    @Test
    void aPausePushesWhatIsStillToComeAndNothingThatWasReached() {
        Clock clock = Clock.start(hours(10), WEEKDAYS, MONDAY_TEN)
                .pause(at("2026-11-23T16:00:00+01:00"))
                .resume(at("2026-11-23T18:00:00+01:00"));
        assertThat(clock.at(60)).contains(at("2026-11-23T16:00:00+01:00"));
        assertThat(clock.at(61)).contains(at("2026-11-23T18:06:00+01:00"));
        Clock late = clock.pause(at("2026-11-24T00:00:00+01:00")).resume(at("2026-11-25T00:00:00+01:00"));
        assertThat(late.due()).contains(at("2026-11-23T22:00:00+01:00"));
        assertThat(late.at(150)).contains(at("2026-11-25T03:00:00+01:00"));
    }

    @Test
    void aChangedTargetCountsFromTheChangeAndTheDelayFromTheStart() {
        Clock changed = Clock.start(hours(48), WEEKDAYS, MONDAY_TEN)
                .pause(at("2026-11-23T11:00:00+01:00"))
                .resume(at("2026-11-23T12:00:00+01:00"))
                .change(hours(4), at("2026-11-23T14:00:00+01:00"));
        assertThat(changed.due()).contains(at("2026-11-23T18:00:00+01:00"));
        assertThat(changed.at(50)).contains(at("2026-11-23T16:00:00+01:00"));
        assertThat(changed.gross(at("2026-11-23T15:00:00+01:00"))).isEqualTo(Duration.ofHours(5));
        assertThat(changed.net(at("2026-11-23T15:00:00+01:00"))).isEqualTo(Duration.ofHours(4));
        assertThat(ClockJson.clock(ClockJson.write(changed))).isEqualTo(changed);
    }

    @Test
    void aPauseThatLastsOverAChangePushesOnlyByWhatIsLeftOfIt() {
        Clock changed = Clock.start(hours(48), WEEKDAYS, MONDAY_TEN)
                .pause(at("2026-11-23T11:00:00+01:00"))
                .change(hours(4), at("2026-11-23T14:00:00+01:00"));
        assertThat(changed.due()).isEmpty();
        assertThat(changed.resume(at("2026-11-23T15:00:00+01:00")).due()).contains(at("2026-11-23T19:00:00+01:00"));
        Rules.refuses(
                SlaRefusal.CLOCK_STATE,
                () -> changed.stop(at("2026-11-23T15:00:00+01:00")).change(hours(1), at("2026-11-23T16:00:00+01:00")));
    }

    @Test
    void elapsedHoursCrossTheSpringNight() {
        Clock clock = Clock.start(hours(24), WEEKDAYS, at("2026-03-28T10:00:00+01:00"));
        assertThat(clock.due()).contains(at("2026-03-29T11:00:00+02:00"));
    }

    @Test
    void elapsedHoursCrossTheAutumnNight() {
        Clock clock = Clock.start(hours(24), WEEKDAYS, at("2026-10-24T10:00:00+02:00"));
        assertThat(clock.due()).contains(at("2026-10-25T09:00:00+01:00"));
    }

    @Test
    void cutsInstantsToMilliseconds() {
        Clock clock = Clock.start(hours(24), WEEKDAYS, MONDAY_TEN.plusNanos(1_999_999))
                .stop(MONDAY_TEN.plusNanos(2_999_999));
        assertThat(clock.from()).isEqualTo(MONDAY_TEN.plusMillis(1));
        assertThat(clock.stoppedAt()).isEqualTo(MONDAY_TEN.plusMillis(2));
    }

    @Test
    void refusesStepsThatItsStateDoesNotAllow() {
        Clock running = Clock.start(hours(24), WEEKDAYS, MONDAY_TEN);
        Instant later = MONDAY_TEN.plusSeconds(60);
        Clock paused = running.pause(later);
        Clock stopped = running.stop(later);
        Rules.refuses(SlaRefusal.CLOCK_STATE, () -> running.resume(later));
        Rules.refuses(SlaRefusal.CLOCK_STATE, () -> paused.pause(later));
        Rules.refuses(SlaRefusal.CLOCK_STATE, () -> stopped.pause(later));
        Rules.refuses(SlaRefusal.CLOCK_STATE, () -> stopped.resume(later));
        Rules.refuses(SlaRefusal.CLOCK_STATE, () -> stopped.stop(later));
    }

    @Test
    void refusesStepsThatGoBackInTime() {
        Clock paused = Clock.start(hours(24), WEEKDAYS, MONDAY_TEN).pause(MONDAY_TEN.plusSeconds(60));
        Rules.refuses(SlaRefusal.CLOCK_ORDER, () -> paused.resume(MONDAY_TEN.plusSeconds(59)));
        Clock resumed = paused.resume(MONDAY_TEN.plusSeconds(90));
        Rules.refuses(SlaRefusal.CLOCK_ORDER, () -> resumed.pause(MONDAY_TEN.plusSeconds(89)));
        Rules.refuses(SlaRefusal.CLOCK_ORDER, () -> resumed.stop(MONDAY_TEN.plusSeconds(89)));
        assertThat(resumed.pause(MONDAY_TEN.plusSeconds(90)).state()).isEqualTo(Clock.State.PAUSED);
    }

    @Test
    void takesAStepStampedBeforeTheStartAsMadeAtTheStart() {
        Clock clock = Clock.start(hours(24), WEEKDAYS, MONDAY_TEN)
                .pause(MONDAY_TEN.minusSeconds(120))
                .resume(MONDAY_TEN.minusSeconds(60));
        assertThat(clock.due()).contains(at("2026-11-24T10:00:00+01:00"));
        assertThat(clock.gross(MONDAY_TEN.minusSeconds(60))).isZero();
    }

    @Test
    void refusesPartsThatNoClockHas() {
        var lasting = new Clock.Pause(MONDAY_TEN.plusSeconds(1), null);
        var ended = new Clock.Pause(MONDAY_TEN.plusSeconds(2), MONDAY_TEN.plusSeconds(3));
        Rules.refuses(
                SlaRefusal.CLOCK_ORDER,
                () -> new Clock(hours(24), WEEKDAYS, MONDAY_TEN, MONDAY_TEN, List.of(lasting, ended), null));
        Rules.refuses(
                SlaRefusal.CLOCK_ORDER,
                () -> new Clock(
                        hours(24), WEEKDAYS, MONDAY_TEN, MONDAY_TEN, List.of(lasting), MONDAY_TEN.plusSeconds(9)));
        Rules.refuses(
                SlaRefusal.CLOCK_ORDER,
                () -> new Clock(
                        hours(24),
                        WEEKDAYS,
                        MONDAY_TEN.plusSeconds(5),
                        MONDAY_TEN.plusSeconds(5),
                        List.of(ended),
                        null));
        Rules.refuses(
                SlaRefusal.CLOCK_ORDER,
                () -> new Clock(hours(24), WEEKDAYS, MONDAY_TEN, MONDAY_TEN.minusSeconds(1), List.of(), null));
        Rules.refuses(SlaRefusal.CLOCK_ORDER, () -> new Clock.Pause(MONDAY_TEN, MONDAY_TEN.minusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void keepsItsInvariantsUnderRandomSteps(long seed) {
        var random = new Random(seed);
        for (int story = 0; story < 300; story++) {
            Target target = random.nextBoolean() ? hours(1 + random.nextInt(100)) : days(1 + random.nextInt(6));
            Instant now = MONDAY_TEN.plusSeconds(random.nextInt(400 * 86_400));
            Clock clock = Clock.start(target, WEEKDAYS, now);
            Instant lastDue = clock.due().orElseThrow();
            for (int step = 0; step < 6; step++) {
                now = now.plusMillis(random.nextInt(100_000_000));
                clock = clock.state() == Clock.State.RUNNING ? clock.pause(now) : clock.resume(now);
                lastDue = holds(clock, now, lastDue);
            }
            assertThat(ClockJson.clock(ClockJson.write(clock))).isEqualTo(clock);
            holds(clock.stop(now), now, lastDue);
        }
    }

    private static Instant holds(Clock clock, Instant now, Instant lastDue) {
        assertThat(clock.net(now)).isBetween(Duration.ZERO, clock.gross(now));
        Instant due = clock.due().orElse(lastDue);
        assertThat(due).isAfter(clock.from()).isAfterOrEqualTo(lastDue);
        clock.at(80).ifPresent(warning -> assertThat(warning).isBefore(due).isAfterOrEqualTo(clock.from()));
        if (clock.target().unit() == Unit.WORKING_DAYS) {
            assertThat(WEEKDAYS.isOpen(due)).isTrue();
        } else if (clock.state() == Clock.State.RUNNING) {
            boolean inTime =
                    clock.net(now).compareTo(Duration.ofHours(clock.target().amount())) <= 0;
            assertThat(inTime).isEqualTo(!now.isAfter(due));
        }
        return due;
    }
}
