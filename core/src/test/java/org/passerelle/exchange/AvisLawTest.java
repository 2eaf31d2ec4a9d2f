package org.passerelle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** The law of an avis, told with explicit times. Friday 20 November 2026, 16:30 in Paris is 15:30Z. */
class AvisLawTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T15:30:00Z");
    private static final Json.Obj EMPTY = Json.object().build();
    private static final Json.Obj ASKED =
            Json.object().put("asked", "Depuis quand ?").build();
    private static final Json.Obj SUPPLIED =
            Json.object().put("supplied", "Six mois.").build();
    private static final Json.Obj WITHDRAWN =
            Json.object().put("reason", "Vue aux urgences.").build();

    private final TwoNodes nodes = new TwoNodes();

    @Test
    void livesFromRequestToCloseWithinItsPromise() {
        requested();
        nodes.decide(nodes.step("take", EMPTY, at(60)), at(60));
        nodes.decide(nodes.step("ask", ASKED, at(90)), at(90));
        assertThat(nodes.keeper.clock().orElseThrow().due()).isEmpty();
        nodes.decide(nodes.step("supply", SUPPLIED, at(150)), at(150));
        assertThat(nodes.keeper.deadline()).isPresent();
        nodes.decide(nodes.step("answer", AvisContent.answer("advice-only"), at(240)), at(240));
        assertThat(nodes.keeper.deadline()).isEmpty();
        nodes.tell();
        nodes.decide(
                nodes.step("close", Json.object().put("outcome", "followed").build(), at(300)), at(300));
        nodes.tell();

        assertThat(types())
                .containsExactly(
                        "step",
                        "clock-started",
                        "step",
                        "step",
                        "clock-paused",
                        "step",
                        "clock-resumed",
                        "step",
                        "clock-stopped",
                        "step");
        assertThat(nodes.keeper.state()).isEqualTo("closed");
        assertThat(nodes.keeper.ended()).isTrue();
        assertThat(nodes.agree()).isTrue();
        var clock = nodes.keeper.clock().orElseThrow();
        assertThat(clock.gross(at(1000)).toMinutes()).isEqualTo(240);
        assertThat(clock.net(at(1000)).toMinutes()).isEqualTo(180);
    }

    @Test
    void withdrawAndTakeCrossingEndAlikeInEitherOrder() {
        requested();
        nodes.tell();
        Command.TakeStep withdraw = nodes.step("withdraw", WITHDRAWN, at(10));
        nodes.composed(withdraw, at(10));
        nodes.decide(nodes.step("take", EMPTY, at(11)), at(11));
        nodes.arrive(withdraw, at(12));
        nodes.tell();
        assertThat(nodes.keeper.state()).isEqualTo("withdrawn");
        assertThat(nodes.agree()).isTrue();

        TwoNodes other = new TwoNodes();
        other.decide(other.step("request", AvisContent.request(), FRIDAY), FRIDAY);
        other.tell();
        Command.TakeStep first = other.step("withdraw", WITHDRAWN, at(10));
        other.composed(first, at(10));
        other.arrive(first, at(11));
        refuses(ExchangeRefusal.NOT_IN_STATE, () -> other.decide(other.step("take", EMPTY, at(12)), at(12)));
        other.tell();
        assertThat(other.keeper.state()).isEqualTo("withdrawn");
        assertThat(other.agree()).isTrue();
    }

    @Test
    void supplyAndAnswerCrossingEndAlikeInEitherOrder() {
        requested();
        nodes.decide(nodes.step("take", EMPTY, at(1)), at(1));
        nodes.decide(nodes.step("ask", ASKED, at(2)), at(2));
        nodes.tell();
        Command.TakeStep supply = nodes.step("supply", SUPPLIED, at(10));
        nodes.composed(supply, at(10));
        nodes.decide(nodes.step("answer", AvisContent.answer("advice-only"), at(11)), at(11));
        List<Event.Law> crossed = nodes.arrive(supply, at(12));
        nodes.tell();
        assertThat(crossed)
                .singleElement()
                .satisfies(law -> assertThat(law.fact())
                        .isInstanceOfSatisfying(
                                Fact.StepRefused.class,
                                refused -> assertThat(refused.code()).isEqualTo("exchange.not-in-state")));
        assertThat(nodes.keeper.state()).isEqualTo("answered");
        assertThat(nodes.agree()).isTrue();
        assertThat(nodes.arrive(supply, at(13))).isEmpty();
    }

    @Test
    void givesAStepOneEffectHoweverOftenItComes() {
        requested();
        Command.TakeStep withdraw = nodes.step("withdraw", WITHDRAWN, at(10));
        assertThat(nodes.arrive(withdraw, at(10))).isNotEmpty();
        assertThat(nodes.arrive(withdraw, at(20))).isEmpty();
    }

    @Test
    void refusesStepsOfTheOtherSideOfAnotherStateOrAgainstUnknownEvents() {
        requested();
        var take = nodes.step("take", EMPTY, at(1));
        refuses(ExchangeRefusal.NOT_YOUR_STEP, () -> nodes.decide(from(take, Side.REQUESTER, take.base()), at(1)));
        refuses(ExchangeRefusal.BASE_UNKNOWN, () -> nodes.decide(from(take, Side.EXPERT, take.base() + 1), at(1)));
        refuses(
                ExchangeRefusal.NOT_IN_STATE,
                () -> nodes.decide(nodes.step("answer", AvisContent.answer("advice-only"), at(1)), at(1)));
        refuses(PathwayRefusal.UNKNOWN_STEP, () -> nodes.keeper.pathway().step("transfer"));
    }

    @Test
    void refusesAnOpeningWithoutTheRequestersDirectLine() {
        var request = nodes.step("request", AvisContent.request(), FRIDAY);
        var silent = new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, null);
        var command = new Command.TakeStep(
                request.stepId(), "request", Side.REQUESTER, silent, request.content(), -1, request.promise());
        refuses(ExchangeRefusal.DIRECT_LINE, () -> nodes.decide(command, FRIDAY));
    }

    @Test
    void mirrorRefusesGapsRepeatsAndTheImpossible() {
        requested();
        nodes.decide(nodes.step("take", EMPTY, at(1)), at(1));
        List<Event.Law> law = nodes.keeper.law();
        refuses(ExchangeRefusal.EVENT_GAP, () -> Mirror.apply(nodes.mirror, law.get(1)));
        nodes.tell();
        refuses(ExchangeRefusal.IMPOSSIBLE_EVENT, () -> Mirror.apply(nodes.mirror, law.get(2)));
        var twice = new Event.Law(3, at(2), law.get(2).fact());
        refuses(ExchangeRefusal.IMPOSSIBLE_EVENT, () -> Mirror.apply(nodes.mirror, twice));
        var backwards = new Event.Law(3, FRIDAY.minusSeconds(1), new Fact.Opened(TwoNodes.DERMATOLOGIST));
        refuses(ExchangeRefusal.IMPOSSIBLE_EVENT, () -> Mirror.apply(nodes.mirror, backwards));
        var resumed = new Event.Law(3, at(2), new Fact.ClockResumed(at(2), at(3)));
        refuses(ExchangeRefusal.IMPOSSIBLE_EVENT, () -> Mirror.apply(nodes.mirror, resumed));
    }

    @Test
    void countsFromSendingWhenThatIsCredibleElseFromArrival() {
        Instant arrival = FRIDAY;
        Instant card = arrival.minusSeconds(86_400 * 30);
        assertThat(Promise.judge(arrival.minus(Promise.LONGEST_WAY), arrival, card)
                        .bySending())
                .isTrue();
        assertThat(Promise.judge(arrival.minus(Promise.LONGEST_WAY).minusMillis(1), arrival, card)
                        .bySending())
                .isFalse();
        assertThat(Promise.judge(arrival.plus(Promise.AHEAD), arrival, card).bySending())
                .isTrue();
        assertThat(Promise.judge(arrival.plus(Promise.AHEAD).plusMillis(1), arrival, card)
                        .bySending())
                .isFalse();
        assertThat(Promise.judge(arrival, arrival, arrival.plusMillis(1)).from())
                .isEqualTo(arrival);
        assertThat(Promise.judge(arrival.minusSeconds(5), arrival, arrival.minusSeconds(5))
                        .from())
                .isEqualTo(arrival.minusSeconds(5));
    }

    private void requested() {
        nodes.decide(nodes.step("request", AvisContent.request(), FRIDAY), FRIDAY);
    }

    private List<String> types() {
        return nodes.keeper.law().stream().map(EventJson::type).toList();
    }

    private static Command.TakeStep from(Command.TakeStep step, Side side, long base) {
        return new Command.TakeStep(
                step.stepId(), step.step(), side, step.actor(), step.content(), base, step.promise());
    }

    private static Instant at(long minutes) {
        return FRIDAY.plusSeconds(60 * minutes);
    }

    private static void refuses(RefusalCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
