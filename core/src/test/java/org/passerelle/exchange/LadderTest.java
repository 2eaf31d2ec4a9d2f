package org.passerelle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.card.Cards;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Rung;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Clock;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** Who is told as an avis waits for its answer: 24 hours from Friday 16:30 in Paris, by the avis's own ladder. */
class LadderTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T15:30:00Z");
    private static final Json.Obj EMPTY = Json.object().build();

    private final TwoNodes nodes = new TwoNodes();

    @BeforeEach
    void ask() {
        nodes.decide(nodes.step("request", AvisContent.request(), FRIDAY), FRIDAY);
    }

    @Test
    void climbsRungByRungAndNeverEarly() {
        for (Rung rung : TwoNodes.AVIS.escalation()) {
            Instant at = clock().at(rung.at()).orElseThrow();
            assertThat(nodes.keeper.deadline()).contains(at);
            assertThat(tick(at.minusMillis(1))).isEmpty();
            assertThat(tick(at))
                    .extracting(Fact.class::cast)
                    .last()
                    .isInstanceOfSatisfying(
                            Fact.Escalated.class, told -> assertThat(told.to()).isEqualTo(rung.tell()));
            assertThat(tick(at)).isEmpty();
        }
        assertThat(nodes.keeper.deadline()).isEmpty();
        assertThat(nodes.keeper.breached()).isTrue();
        assertThat(facts())
                .containsExactly(
                        new Fact.Escalated(80, Rung.Told.LINE, List.of(), null, null),
                        new Fact.ClockBreached(FRIDAY.plus(Duration.ofHours(24))),
                        new Fact.Escalated(100, Rung.Told.COORDINATOR, List.of(TwoNodes.COORDINATOR), null, null),
                        new Fact.Escalated(
                                125, Rung.Told.FALLBACK, TwoNodes.STAND_IN.people(), TwoNodes.STAND_IN.line(), null),
                        new Fact.Escalated(
                                150,
                                Rung.Told.REQUESTER,
                                List.of(),
                                null,
                                nodes.card.offer().phone()));
        nodes.tell();
        assertThat(nodes.agree()).isTrue();
    }

    @Test
    void catchesUpEverythingInOrderBeforeALateAnswer() {
        Instant late = FRIDAY.plus(Duration.ofHours(31));
        nodes.decide(nodes.step("take", EMPTY, FRIDAY), FRIDAY);
        nodes.decide(nodes.step("answer", AvisContent.answer("advice-only"), late), late);
        assertThat(facts())
                .extracting(fact -> fact instanceof Fact.Escalated told ? told.at() : -1)
                .containsExactly(-1, 80, -1, 100, 125, -1, -1);
        assertThat(nodes.keeper.deadline()).isEmpty();
    }

    @Test
    void aPausePushesTheRungsThatAreStillToCome() {
        tick(clock().at(80).orElseThrow());
        nodes.decide(nodes.step("take", EMPTY, hours(20)), hours(20));
        nodes.decide(
                nodes.step("ask", Json.object().put("asked", "Depuis quand ?").build(), hours(21)), hours(21));
        assertThat(nodes.keeper.deadline()).isEmpty();
        assertThat(tick(hours(40))).isEmpty();
        nodes.decide(
                nodes.step("supply", Json.object().put("supplied", "Six mois.").build(), hours(44)), hours(44));
        assertThat(nodes.keeper.deadline()).contains(hours(47));
        assertThat(tick(hours(47).minusMillis(1))).isEmpty();
        assertThat(tick(hours(47))).hasSize(2);
    }

    @Test
    void aLineThatChangesMovesNoPromiseAlreadyMade() {
        Clock promised = clock();
        LineOffer offer = nodes.card.offer();
        nodes.card = new LineCard(
                Cards.base(2, nodes.card.hash()),
                new LineOffer(
                        offer.title(),
                        offer.scope(),
                        offer.exclusions(),
                        offer.pathways(),
                        Map.of("ordinary", new Target(Unit.WORKING_HOURS, 1)),
                        offer.calendar(),
                        "03 29 00 00 99"));
        assertThat(clock()).isEqualTo(promised);
        assertThat(tick(hours(1))).isEmpty();
        nodes.decide(nodes.step("take", EMPTY, hours(2)), hours(2));
        nodes.decide(
                nodes.step("ask", Json.object().put("asked", "Depuis quand ?").build(), hours(3)), hours(3));
        nodes.decide(
                nodes.step("supply", Json.object().put("supplied", "Six mois.").build(), hours(4)), hours(4));
        assertThat(clock().due()).contains(hours(25));
        assertThat(clock().target()).isEqualTo(promised.target());
        tick(hours(100));
        assertThat(facts())
                .last()
                .isInstanceOfSatisfying(
                        Fact.Escalated.class, told -> assertThat(told.phone()).isEqualTo("03 29 00 00 99"));
    }

    @Test
    void theLineThatIsCalledStandsInFromThenOn() {
        tick(hours(29));
        assertThat(nodes.keeper.standIn()).isEmpty();
        tick(hours(30));
        assertThat(nodes.keeper.standIn()).contains(TwoNodes.STAND_IN.line());
    }

    @Test
    void nobodyStandsInWhereTheCardNamesNobodyAndTheLadderGoesOn() {
        nodes.standIn = null;
        tick(hours(40));
        assertThat(nodes.keeper.standIn()).isEmpty();
        assertThat(facts()).filteredOn(Fact.Escalated.class::isInstance).hasSize(4);
    }

    @Test
    void aMirrorTakesARungThatIsWithheldAndRefusesOneTwice() {
        tick(hours(40));
        nodes.tell();
        long next = nodes.mirror.lastNumber() + 1;
        Instant now = hours(41);
        var again = new Event.Law(next, now, new Fact.Escalated(150, Rung.Told.REQUESTER, List.of(), null, null));
        assertThatThrownBy(() -> Mirror.apply(nodes.mirror, again)).isInstanceOf(Refused.class);
        Event.Law withheld = EventJson.withheld(next, "escalated", now);
        assertThat(Mirror.apply(nodes.mirror, withheld).lastNumber()).isEqualTo(next);
    }

    private Clock clock() {
        return nodes.keeper.clock().orElseThrow();
    }

    private static Instant hours(int after) {
        return FRIDAY.plus(Duration.ofHours(after));
    }

    private List<Fact> tick(Instant at) {
        return nodes.decide(new Command.Tick(), at).stream()
                .map(Event.Law::fact)
                .toList();
    }

    /** All but the request and its clock. */
    private List<Fact> facts() {
        return nodes.keeper.law().stream().skip(2).map(Event.Law::fact).toList();
    }
}
