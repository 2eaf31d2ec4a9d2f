package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.pathway.AvisContent;
import org.passerelle.refusal.Refused;

/** Two whole nodes, everything real but the mail server: what one does, the other comes to know, whatever happens between. */
class TwoHousesTest {
    private static final Json.Obj EMPTY = Json.object().build();

    @TempDir
    Path folder;

    private Rehearsal houses;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 11);
    }

    @AfterEach
    void close() {
        houses.close();
    }

    @Test
    void anAvisGoesOutSealedAndComesBackAnsweredInTime() {
        Id avis = houses.request();
        houses.settle();
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
        Id avis = houses.request();
        houses.settle();
        houses.advance(Duration.ofHours(21));
        assertThat(types(houses.hospital, avis)).contains("ClockWarned");
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
                        "ClockWarned",
                        "ClockBreached",
                        "Withheld",
                        "StepDone",
                        "StepDone",
                        "ClockStopped");
    }

    @Test
    void theLineReadsAndTheRequesterSeesItOpened() throws Exception {
        Id avis = houses.request();
        houses.settle();
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
        Id avis = houses.request();
        houses.settle();
        houses.practice.take(
                avis, Rehearsal.order("withdraw", Rehearsal.GP, Rehearsal.text("reason", "Vue ailleurs.")));
        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("withdrawn");
        agree(avis);

        Id other = houses.request();
        houses.settle();
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
        houses.practice.close();
        houses.practice = houses.openPractice();
        houses.settle();
        houses.hospital.close();
        houses.hospital = houses.openHospital();
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("advice-only"));
        agree(avis);
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
    }

    private Id asked() {
        Id avis = houses.request();
        houses.settle();
        act(avis, "take", EMPTY);
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        return avis;
    }

    private void act(Id avis, String step, Json.Obj content) {
        houses.hospital.take(avis, Rehearsal.order(step, Rehearsal.EXPERT, content));
        houses.settle();
    }

    private void agree(Id avis) {
        List<String> keeper = houses.law(houses.hospital, avis);
        List<String> mirror = houses.law(houses.practice, avis);
        assertThat(mirror).hasSameSizeAs(keeper);
        for (int i = 0; i < keeper.size(); i++) {
            if (!mirror.get(i).contains("\"withheld\":true")) {
                assertThat(mirror.get(i)).isEqualTo(keeper.get(i));
            }
        }
        assertThat(state(houses.practice, avis)).isEqualTo(state(houses.hospital, avis));
    }

    private static String state(Node node, Id avis) {
        return node.view(avis).row().state();
    }

    private static List<String> types(Node node, Id avis) {
        return node.view(avis).state().law().stream()
                .map(Event.Law::fact)
                .map(Fact::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private static List<String> kinds(Node node, Id avis) {
        return node.view(avis).entries().stream()
                .map(View.Dated::event)
                .filter(Event.Remark.class::isInstance)
                .map(event -> ((Event.Remark) event).kind().type())
                .toList();
    }
}
