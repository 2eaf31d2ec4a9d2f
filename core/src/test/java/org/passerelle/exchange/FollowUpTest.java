package org.passerelle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.yaml.PathwayLoader;
import org.passerelle.sla.Clock;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** A pathway of a test's own whose expert changes the urgency, and whose answer is followed by a second delay. */
class FollowUpTest {
    private static final Pathway FOLLOWED =
            PathwayLoader.load(new ByteArrayInputStream("""
                    pathway: followed
                    version: 1
                    title: { fr: Suivi, en: Follow-up }
                    roles:
                      asker: { side: requester, title: { fr: Demandeur, en: Asker } }
                      team: { side: expert, title: { fr: Équipe, en: Team } }
                    initial: new
                    states:
                      new: { title: { fr: Nouveau, en: New } }
                      asked: { title: { fr: Demandé, en: Asked } }
                      answered: { title: { fr: Répondu, en: Answered } }
                      again: { title: { fr: Revu, en: Seen again } }
                      done: { title: { fr: Fini, en: Done }, end: true }
                    escalation:
                      - { at: 50, tell: line }
                      - { at: 100, tell: line }
                    steps:
                      ask:
                        title: { fr: Demander, en: Ask }
                        by: asker
                        from: [new]
                        to: asked
                        clock: start
                        form:
                          urgency:
                            kind: choice
                            title: { fr: Délai, en: How soon }
                            required: true
                            options:
                              ordinary: { fr: Lent, en: Slow }
                              prompt: { fr: Vite, en: Fast }
                      revise:
                        title: { fr: Revoir le délai, en: Change the delay }
                        by: team
                        from: [asked]
                        to: asked
                        clock: change
                        form:
                          urgency:
                            kind: choice
                            title: { fr: Délai, en: How soon }
                            required: true
                            options:
                              ordinary: { fr: Lent, en: Slow }
                              prompt: { fr: Vite, en: Fast }
                      answer:
                        title: { fr: Répondre, en: Answer }
                        by: team
                        from: [asked]
                        to: answered
                        clock: stop
                      look-again:
                        title: { fr: Revoir, en: Look again }
                        by: asker
                        from: [answered]
                        to: again
                        clock: { start: ordinary }
                      conclude:
                        title: { fr: Conclure, en: Conclude }
                        by: team
                        from: [again]
                        to: done
                        clock: stop
                    """.getBytes(StandardCharsets.UTF_8)), "followed-1.yaml");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T15:30:00Z");
    private static final Json.Obj EMPTY = Json.object().build();

    private final TwoNodes nodes = new TwoNodes(FOLLOWED);

    @BeforeEach
    void ask() {
        nodes.decide(nodes.step("ask", urgency("ordinary"), FRIDAY), FRIDAY);
    }

    @Test
    void aChangedUrgencyIsAPromiseOfItsOwnWhileTheDelayGoesOn() {
        nodes.decide(new Command.Tick(), hours(13));
        nodes.decide(nodes.step("revise", urgency("prompt"), hours(14)), hours(14));
        Clock clock = nodes.keeper.clock().orElseThrow();
        // Saturday 6:30 in Paris: one working day counts from Monday 9:00.
        Instant due = Instant.parse("2026-11-24T08:00:00Z");
        assertThat(facts()).contains(new Fact.ClockChanged(hours(14), new Target(Unit.WORKING_DAYS, 1), due));
        assertThat(clock.due()).contains(due);
        assertThat(clock.gross(hours(20))).isEqualTo(Duration.ofHours(20));
        assertThat(nodes.keeper.deadline()).contains(clock.at(50).orElseThrow());
        assertThat(nodes.decide(new Command.Tick(), due)).hasSize(3);
        nodes.tell();
        assertThat(nodes.agree()).isTrue();
    }

    @Test
    void whatWasBreachedBeforeAChangeStaysInTheTraceAndTheNewPromiseIsNotBroken() {
        nodes.decide(new Command.Tick(), hours(30));
        assertThat(nodes.keeper.breached()).isTrue();
        nodes.decide(nodes.step("revise", urgency("ordinary"), hours(31)), hours(31));
        assertThat(nodes.keeper.breached()).isFalse();
        assertThat(facts()).filteredOn(Fact.ClockBreached.class::isInstance).hasSize(1);
        assertThat(nodes.keeper.deadline()).contains(hours(31 + 12));
    }

    @Test
    void aSecondClockHasItsOwnWarningsAndBreach() {
        nodes.decide(new Command.Tick(), hours(30));
        nodes.decide(nodes.step("answer", EMPTY, hours(31)), hours(31));
        assertThat(nodes.keeper.deadline()).isEmpty();
        nodes.tell();
        nodes.decide(nodes.step("look-again", EMPTY, hours(40)), hours(40));
        assertThat(nodes.keeper.breached()).isFalse();
        assertThat(nodes.keeper.deadline()).contains(hours(40 + 12));
        nodes.decide(new Command.Tick(), hours(40 + 24));
        assertThat(nodes.keeper.breached()).isTrue();
        assertThat(facts())
                .filteredOn(Fact.Escalated.class::isInstance)
                .containsExactly(line(50), line(100), line(50), line(100));
        nodes.tell();
        assertThat(nodes.agree()).isTrue();
    }

    @Test
    void aSecondClockDoesNotCountFromBeforeTheFirstStopped() {
        nodes.decide(nodes.step("answer", EMPTY, hours(10)), hours(10));
        nodes.decide(nodes.step("look-again", EMPTY, hours(9)), hours(11));
        assertThat(nodes.keeper.clock().orElseThrow().from()).isEqualTo(hours(10));
    }

    private static Fact line(int at) {
        return new Fact.Escalated(at, Rung.Told.LINE, List.of(), null, null);
    }

    private static Json.Obj urgency(String code) {
        return Json.object().put("urgency", code).build();
    }

    private static Instant hours(int after) {
        return FRIDAY.plus(Duration.ofHours(after));
    }

    private List<Fact> facts() {
        return nodes.keeper.law().stream().map(Event.Law::fact).toList();
    }
}
