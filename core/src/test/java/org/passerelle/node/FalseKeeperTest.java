package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Side;
import org.passerelle.port.letter.Envelope.TellEvent;

/** A keeper that lies to its mirror: what was told once stays as it was, and nobody's step is made up. */
class FalseKeeperTest extends HostileScene {
    private List<Event.Law> law;
    private Instant now;

    @BeforeEach
    void know() {
        law = houses.practice.view(avis).state().law();
        now = houses.clock.instant();
    }

    @Test
    void anEventThatIsToldAgainUnchangedIsAcknowledged() {
        ForgedLetter letter = falseKeeper.draft(avis, 1, card);
        letter.events = List.of(told(law.get(0)), told(law.get(1)));
        assertThat(said(houses.practice.accept(
                        new java.io.ByteArrayInputStream(
                                falseKeeper.seal(letter).mail()),
                        Rehearsal.PRACTICE)))
                .isEqualTo("taken");
    }

    @Test
    void anEventThatIsToldAgainChangedIsEvidence() {
        Event.Law later = new Event.Law(1, now.plusSeconds(1), law.get(1).fact());
        tells("flow.event-differs", told(later));
    }

    @Test
    void anEventWhoseInsideHasAnotherNumberIsEvidence() {
        TellEvent first = told(law.get(1));
        tells("flow.event-differs", new TellEvent(2, first.type(), first.time(), first.payload()));
    }

    @Test
    void aRequestersStepThatNobodyComposedIsEvidence() {
        Fact.StepDone made = new Fact.StepDone(
                outsider.newId(),
                "withdraw",
                Rehearsal.GP,
                Side.REQUESTER,
                Rehearsal.text("reason", "Vue ailleurs."),
                1,
                Promise.here(now));
        tells("flow.event-differs", told(new Event.Law(2, now, made)));
    }

    @Test
    void aStepThatIsNotThatSidesToTakeIsRefused() {
        Fact taken = new Fact.StepDone(
                outsider.newId(),
                "withdraw",
                Rehearsal.EXPERT,
                Side.EXPERT,
                Rehearsal.text("reason", "x"),
                1,
                Promise.here(now));
        tells("exchange.impossible-event", told(new Event.Law(2, now, taken)));
    }

    @Test
    void anEventThatLeavesOneOutIsRefused() {
        tells("exchange.event-gap", told(new Event.Law(3, now, taken(outsider.newId()))));
    }

    @Test
    void anEventThatCannotFollowIsRefused() {
        Fact answered = new Fact.StepDone(
                outsider.newId(),
                "answer",
                Rehearsal.EXPERT,
                Side.EXPERT,
                AvisContent.answer("advice-only"),
                1,
                Promise.here(now));
        tells("exchange.impossible-event", told(new Event.Law(2, now, answered)));
    }

    @Test
    void anEventFromBeforeTheLastOneIsRefused() {
        Event.Law early = new Event.Law(2, now.minusSeconds(86_400), taken(outsider.newId()));
        tells("exchange.impossible-event", told(early));
    }

    @Test
    void aStepForPeopleThatIsNotTheOneToldIsRefused() {
        ForgedLetter letter = falseKeeper.draft(avis, 1, card).step("decline", declined("other"));
        letter.actor = Rehearsal.EXPERT;
        letter.events = List.of(told(new Event.Law(2, now, taken(letter.stepId))));
        practiceRefuses(letter, "flow.content-differs");
    }

    @Test
    void aRequesterTellsNoEvents() {
        ForgedLetter letter = outsider.request(card);
        letter.events = List.of(told(law.get(0)));
        hospitalRefuses(letter, "flow.not-a-party");
    }

    private static Json.Obj declined(String reason) {
        return Json.object()
                .put("reason", reason)
                .put("explanation", "Autre service.")
                .build();
    }

    private static Fact taken(Id step) {
        return new Fact.StepDone(step, "take", Rehearsal.EXPERT, Side.EXPERT, EMPTY, 1, Promise.here(Rehearsal.START));
    }

    private void tells(String code, TellEvent... events) {
        ForgedLetter letter = falseKeeper.draft(avis, 1, card);
        letter.events = List.of(events);
        practiceRefuses(letter, code);
    }

    private static TellEvent told(Event.Law decided) {
        return new TellEvent(decided.number(), EventJson.type(decided), decided.time(), EventJson.payload(decided));
    }
}
