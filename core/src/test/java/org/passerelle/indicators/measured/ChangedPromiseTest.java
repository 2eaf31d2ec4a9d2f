package org.passerelle.indicators.measured;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.passerelle.exchange.Fact;
import org.passerelle.pathway.Side;
import org.passerelle.sla.Clock;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/**
 * What a journal comes to whose clock was changed by an expert, or started again. Asked on Monday 23 November 2026 at 10:00 in Paris
 * (09:00Z): ordinary is due 24 elapsed hours later, prompt two working days of nine hours later.
 */
class ChangedPromiseTest {
    private static final String MONDAY_TEN = "2026-11-23T09:00:00Z";
    private static final String LATER = "2027-01-31T12:00:00Z";

    /** Changed on Monday at 14:00 in Paris, due on Wednesday then: Tuesday afternoon is after the first date and before the second. */
    @Test
    void whatIsAnsweredWithinALaterPromiseIsInTimeAndItsDelayCountsFromTheRequest() {
        Measured measured = taken().urgency("prompt", "2026-11-23T13:00:00Z")
                .answer("2026-11-24T15:00:00Z")
                .measured(LATER);

        assertThat(measured.kept()).isEqualTo(Kept.MET);
        assertThat(measured.causes()).isEmpty();
        assertThat(measured.delay(Stretch.ANSWER)).contains(new Delay(Duration.ofHours(30), Duration.ofHours(30)));
    }

    /** Changed on Monday at 14:00 from Wednesday 10:00 to Tuesday 14:00 in Paris. */
    @Test
    void aShorterPromiseCountsFromItsChange() {
        assertThat(hurried("2026-11-24T12:59:59.999Z").kept()).isEqualTo(Kept.MET);
        assertThat(hurried("2026-11-24T13:00:00Z").kept()).isEqualTo(Kept.BREACHED);
        assertThat(hurried("2026-11-24T13:00:00Z").causes()).containsExactly(Cause.UNEXPLAINED);
    }

    private static Measured hurried(String answered) {
        return Journal.requested(1, 1, "prompt", MONDAY_TEN)
                .step("take", "2026-11-23T12:30:00Z")
                .urgency("ordinary", "2026-11-23T13:00:00Z")
                .answer(answered)
                .measured(LATER);
    }

    @Test
    void aChangedPromiseRunsUntilItIsDue() {
        Journal journal = taken().urgency("prompt", "2026-11-23T13:00:00Z");

        assertThat(journal.measured("2026-11-25T12:59:59.999Z").kept()).isEqualTo(Kept.RUNNING);
        assertThat(journal.measured("2026-11-25T13:00:00Z").kept()).isEqualTo(Kept.BREACHED);
    }

    /** Taken at 17:00 in Paris: seven of 24 elapsed hours, but seven of the nine that the later promise would count. */
    @Test
    void whyAPromiseWasBrokenIsReckonedAsItStoodThen() {
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .step("take", "2026-11-23T16:00:00Z")
                .tick("2026-11-24T09:00:00Z")
                .urgency("prompt", "2026-11-24T10:00:00Z")
                .answer("2026-11-24T14:00:00Z")
                .measured(LATER);

        assertThat(measured.kept()).isEqualTo(Kept.BREACHED);
        assertThat(measured.causes()).containsExactly(Cause.UNEXPLAINED);
    }

    @Test
    void ofTwoBrokenPromisesTheFirstTellsWhy() {
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .tick("2026-11-24T09:00:00Z")
                .step("take", "2026-11-24T10:00:00Z")
                .urgency("ordinary", "2026-11-24T10:00:00Z")
                .tick("2026-11-25T10:00:00Z")
                .answer("2026-11-25T11:00:00Z")
                .measured(LATER);

        assertThat(measured.causes()).containsExactly(Cause.NOT_TAKEN);
    }

    @Test
    void whatWasAwaitedBeforeAChangeIsNoCauseAfterIt() {
        Measured before = Journal.requested(1, 1, "prompt", MONDAY_TEN)
                .step("take", "2026-11-23T10:00:00Z")
                .ask("2026-11-23T10:30:00Z")
                .supply("2026-11-23T11:30:00Z")
                .urgency("ordinary", "2026-11-23T13:00:00Z")
                .answer("2026-11-24T14:00:00Z")
                .measured(LATER);
        Measured after = Journal.requested(1, 1, "prompt", MONDAY_TEN)
                .step("take", "2026-11-23T10:00:00Z")
                .urgency("ordinary", "2026-11-23T13:00:00Z")
                .ask("2026-11-23T14:00:00Z")
                .supply("2026-11-23T15:00:00Z")
                .answer("2026-11-24T14:00:00Z")
                .measured(LATER);

        assertThat(before.causes()).containsExactly(Cause.UNEXPLAINED);
        assertThat(before.delay(Stretch.ANSWER)).contains(new Delay(Duration.ofHours(29), Duration.ofHours(28)));
        assertThat(after.causes()).containsExactly(Cause.WAITED);
        assertThat(after.delay(Stretch.ANSWER)).contains(new Delay(Duration.ofHours(29), Duration.ofHours(28)));
    }

    /** The first clock is stopped in time, the second one runs for 24 hours from Tuesday at 10:00 in Paris. */
    @Test
    void aPromiseThatIsMadeAgainIsKeptWhenEachTimeWas() {
        assertThat(again().measured("2026-11-25T08:59:59.999Z").kept()).isEqualTo(Kept.RUNNING);
        assertThat(again().measured("2026-11-25T09:00:00Z").kept()).isEqualTo(Kept.BREACHED);
        assertThat(againUntil("2026-11-25T08:59:59.999Z").kept()).isEqualTo(Kept.MET);
        Measured late = againUntil("2026-11-25T09:30:00Z");
        assertThat(late.kept()).isEqualTo(Kept.BREACHED);
        assertThat(late.causes()).containsExactly(Cause.NOT_TAKEN);
    }

    private static ByHand again() {
        return ByHand.on("avis/1")
                .step("request", Side.REQUESTER, MONDAY_TEN)
                .fact(new Fact.ClockStarted(day(MONDAY_TEN)), MONDAY_TEN)
                .step("take", Side.EXPERT, "2026-11-23T10:00:00Z")
                .step("answer", Side.EXPERT, "2026-11-23T11:00:00Z")
                .fact(stopped("2026-11-23T11:00:00Z"), "2026-11-23T11:00:00Z")
                .step("close", Side.REQUESTER, "2026-11-24T09:00:00Z")
                .fact(new Fact.ClockStarted(day("2026-11-24T09:00:00Z")), "2026-11-24T09:00:00Z");
    }

    private static Measured againUntil(String at) {
        return again().step("correct", Side.EXPERT, at).fact(stopped(at), at).measured(LATER);
    }

    private static Clock day(String from) {
        var calendar = new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, Journal.PARIS);
        return Clock.start(new Target(Unit.ELAPSED_HOURS, 24), calendar, Instant.parse(from));
    }

    private static Fact stopped(String at) {
        return new Fact.ClockStopped(Instant.parse(at), Duration.ZERO, Duration.ZERO);
    }

    private static Journal taken() {
        return Journal.requested(1, MONDAY_TEN).step("take", "2026-11-23T10:00:00Z");
    }
}
