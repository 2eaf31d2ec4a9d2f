package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.pathway.AvisContent;
import org.passerelle.refusal.Refused;

/** Two whole nodes, everything real but the mail server: what one does, the other comes to know, whatever happens between. */
class TwoHousesTest extends TwoHouses {
    TwoHousesTest() {
        super(11);
    }

    @Test
    void anAvisGoesOutSealedAndComesBackAnsweredInTime() {
        Id avis = requested();
        assertThat(state(houses.hospital, avis)).isEqualTo("requested");
        assertThat(houses.practice.view(avis).row().findDue()).isPresent();

        act(avis, "take", EMPTY);
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        houses.practice.take(avis, Rehearsal.order("supply", Rehearsal.GP, Rehearsal.text("supplied", "Six mois.")));
        houses.advance(Duration.ofHours(2));
        act(avis, "answer", AvisContent.answer("advice-only"));
        houses.practice.take(avis, Rehearsal.order("close", Rehearsal.GP, Rehearsal.text("outcome", "followed")));
        houses.settle();

        assertThat(state(houses.practice, avis)).isEqualTo("closed");
        agree(avis);
        assertThat(houses.practice.view(avis).state().pending()).isEmpty();
        assertThat(kinds(houses.hospital, avis))
                .contains("received", "receipt-written", "sealed", "handed-over", "told");
        assertThat(houses.practice.health().alarms()).isEmpty();
        assertThat(houses.hospital.health().alarms()).isEmpty();
        assertThat(houses.practice.health().outboxWaiting()).isZero();
        assertThat(houses.hospital.health().outboxWaiting()).isZero();
    }

    @Test
    void aRequestThatNobodyTakesIsWarnedOverdueEscalatedThenAnsweredLate() {
        Id avis = requested();
        houses.advance(Duration.ofHours(21));
        assertThat(types(houses.hospital, avis)).contains("Escalated");
        houses.advance(Duration.ofHours(4));
        assertThat(types(houses.hospital, avis)).contains("ClockBreached", "Escalated");
        assertThat(houses.practice.view(avis).row().breached()).isTrue();
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("consultation-recommended"));
        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
        assertThat(types(houses.practice, avis))
                .containsExactly(
                        "StepDone",
                        "ClockStarted",
                        "Withheld",
                        "ClockBreached",
                        "Withheld",
                        "StepDone",
                        "StepDone",
                        "ClockStopped");
    }

    @Test
    void theLineReadsAndTheRequesterSeesItOpened() throws Exception {
        Id avis = requested();
        // who only coordinates cannot act on it: nobody who asked is told that the team has it
        houses.hospital.read(avis, Rehearsal.COORDINATOR, "task");
        houses.settle();
        assertThat(houses.hospital.view(avis).state().opened()).isFalse();
        assertThat(houses.practice.view(avis).state().opened()).isFalse();
        houses.hospital.read(avis, Rehearsal.EXPERT, "task");
        houses.settle();
        assertThat(houses.practice.view(avis).state().opened()).isTrue();
        Id document = new Id(houses.practice
                .view(avis)
                .state()
                .opening()
                .orElseThrow()
                .content()
                .array("documents")
                .objects()
                .get(0)
                .text("id"));
        try (var mine = houses.practice.document(avis, document, Rehearsal.GP);
                var theirs = houses.hospital.document(avis, document, Rehearsal.EXPERT)) {
            assertThat(theirs.readAllBytes()).isEqualTo(mine.readAllBytes());
        }
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> houses.hospital.read(avis, Rehearsal.GP, "task"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.NOT_A_MEMBER));
    }

    @Test
    void withdrawAndTakeCrossingEndAlikeInEitherOrder() {
        Id avis = requested();
        houses.practice.take(
                avis, Rehearsal.order("withdraw", Rehearsal.GP, Rehearsal.text("reason", "Vue ailleurs.")));
        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("withdrawn");
        agree(avis);

        Id other = requested();
        houses.practice.take(
                other, Rehearsal.order("withdraw", Rehearsal.GP, Rehearsal.text("reason", "Vue ailleurs.")));
        houses.settle();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> houses.hospital.take(other, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY)));
        houses.settle();
        agree(other);
    }

    @Test
    void supplyAndAnswerCrossingEndAlikeInEitherOrder() {
        Id avis = asked();
        houses.practice.take(avis, Rehearsal.order("supply", Rehearsal.GP, Rehearsal.text("supplied", "Six mois.")));
        houses.hospital.take(avis, Rehearsal.order("answer", Rehearsal.EXPERT, AvisContent.answer("advice-only")));
        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
        assertThat(types(houses.practice, avis)).contains("StepRefused");
        agree(avis);

        Id other = asked();
        houses.practice.take(other, Rehearsal.order("supply", Rehearsal.GP, Rehearsal.text("supplied", "Six mois.")));
        houses.settle();
        act(other, "answer", AvisContent.answer("advice-only"));
        assertThat(types(houses.practice, other)).doesNotContain("StepRefused");
        agree(other);
    }

    @Test
    void reopenedNodesGoOnWhereTheyWere() {
        Id avis = houses.request();
        reopenPractice();
        houses.settle();
        reopenHospital();
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("advice-only"));
        agree(avis);
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
    }

    private Id asked() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        return avis;
    }
}
