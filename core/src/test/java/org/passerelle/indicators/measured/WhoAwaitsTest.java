package org.passerelle.indicators.measured;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.passerelle.exchange.Fact;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Side;
import org.passerelle.sla.Clock;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** Each clock is awaited by the side whose step started it; a third place's steps are nobody's answer. Monday 23 November 2026. */
class WhoAwaitsTest {
    private static final String TEN = "2026-11-23T09:00:00Z";
    private static final String ELEVEN = "2026-11-23T10:00:00Z";
    private static final String NOON = "2026-11-23T11:00:00Z";
    private static final String TOMORROW = "2026-11-24T10:00:00Z";
    private static final String LATER = "2027-01-31T12:00:00Z";

    private static Fact started(Unit unit, int amount, String from) {
        var calendar = new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, Journal.PARIS);
        return new Fact.ClockStarted(Clock.start(new Target(unit, amount), calendar, Instant.parse(from)));
    }

    private static Fact stopped(String at) {
        return new Fact.ClockStopped(Instant.parse(at), Duration.ofHours(1), Duration.ofHours(1));
    }

    private static ByHand questioned() {
        return ByHand.on("discharge-notice/1")
                .step("announce", Side.EXPERT, TEN)
                .step("acknowledge", Side.REQUESTER, TEN)
                .step("question", Side.REQUESTER, TEN)
                .fact(started(Unit.ELAPSED_HOURS, 24, TEN), TEN);
    }

    @Test
    void aReplyOfTheHospitalToAQuestionOfThePracticeKeepsItsPromise() {
        assertThat(questioned()
                        .step("reply", Side.EXPERT, NOON)
                        .fact(stopped(NOON), NOON)
                        .measured(LATER)
                        .kept())
                .isEqualTo(Kept.MET);
    }

    @Test
    void aQuestionThatNobodyRepliedToWasTakenByNobody() {
        Measured measured = questioned().measured(TOMORROW);
        assertThat(measured.kept()).isEqualTo(Kept.BREACHED);
        assertThat(measured.causes()).containsExactly(Cause.NOT_TAKEN);
    }

    private static ByHand transmitted() {
        return ByHand.on("polygraphie/1")
                .step("prescribe", Side.REQUESTER, TEN)
                .step("fit", Side.THIRD, TEN)
                .step("transmit", Side.THIRD, ELEVEN)
                .fact(started(Unit.ELAPSED_HOURS, 24, ELEVEN), ELEVEN);
    }

    @Test
    void aNursesStepsAreNoActionOfTheLine() {
        Measured measured = transmitted().measured(NOON);
        assertThat(measured.read()).isFalse();
        assertThat(measured.delay(Stretch.FIRST_ACTION)).isEmpty();
        assertThat(transmitted().measured(TOMORROW).causes()).containsExactly(Cause.NOT_TAKEN);
    }

    @Test
    void aReceiptOfTheNursesSoftwareOpensNoReport() {
        ByHand reported = transmitted().step("report", Side.EXPERT, NOON).fact(stopped(NOON), NOON);
        assertThat(reported.received(new MailAddress("infirmiere@cabinet.mssante.fr"))
                        .measured(LATER)
                        .opened())
                .isEqualTo(Opened.NO);
        assertThat(reported.step("cancel", Side.THIRD, TOMORROW).measured(LATER).opened())
                .isEqualTo(Opened.NO);
        assertThat(reported.received().measured(LATER).opened()).isEqualTo(Opened.YES);
    }

    /** Nine open hours from ten o'clock are over at ten o'clock tomorrow, eight at six in the evening, when the line closes. */
    @Test
    void theEndOfOpeningHoursIsNotClosed() {
        ByHand eight =
                ByHand.on("avis/1").step("request", Side.REQUESTER, TEN).fact(started(Unit.WORKING_HOURS, 8, TEN), TEN);
        assertThat(eight.measured(LATER).causes()).containsExactly(Cause.NOT_TAKEN);
    }
}
