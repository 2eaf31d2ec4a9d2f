package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.Refused;

class PathwaysTest {
    private final Pathway avis = Pathways.shipped().get(PathwayRef.parse("avis/1"));

    @Test
    void shipsTheAvisInItsFirstVersion() {
        assertThat(avis.ref()).isEqualTo(new PathwayRef("avis", 1)).hasToString("avis/1");
        assertThat(avis.title().fr()).isEqualTo("Demande d'avis");
    }

    @Test
    void shipsTheCircuitsOfTownAndHospital() {
        assertThat(Pathways.shipped().all())
                .extracting(pathway -> pathway.ref().toString())
                .containsExactly(
                        "admission-notice/1",
                        "avis/1",
                        "direct-admission/1",
                        "discharge-letter/1",
                        "discharge-notice/1",
                        "discharge-planning/1",
                        "emergency-report/1",
                        "operative-report/1",
                        "planned-hospitalisation/1",
                        "polygraphie/1",
                        "report-copy/1",
                        "telephone-advice/1");
    }

    @Test
    void saysWhatWasDoneInOtherWordsThanWhatToDo() {
        assertThat(avis.step("answer").title().fr()).isEqualTo("Répondre");
        assertThat(avis.step("answer").done().fr()).isEqualTo("Réponse");
        assertThat(Pathways.shipped().all().stream().flatMap(pathway -> pathway.steps().stream()))
                .filteredOn(step -> verb(step.title()).matches("\\p{Lu}\\p{Ll}+(er|ir|re)"))
                .hasSizeGreaterThan(90)
                .noneMatch(step -> verb(step.done()).equals(verb(step.title())));
    }

    private static String verb(Words words) {
        return words.fr().split(" ", 2)[0];
    }

    @Test
    void opensByTheRequestersRequest() {
        Step opening = avis.opening().orElseThrow();
        assertThat(opening.name()).isEqualTo("request");
        assertThat(opening.clock()).isEqualTo(ClockEffect.START);
        assertThat(avis.side(opening)).isEqualTo(Side.REQUESTER);
    }

    @Test
    void livesTheLifeOfAnAvis() {
        assertThat(avis.states())
                .extracting(State::name)
                .containsExactly(
                        "new",
                        "requested",
                        "taken",
                        "awaiting-information",
                        "answered",
                        "converted",
                        "closed",
                        "redirected",
                        "declined",
                        "withdrawn");
        assertThat(ends()).containsExactlyInAnyOrder("closed", "redirected", "declined", "withdrawn");
        assertThat(from("requested")).containsExactly("take", "redirect", "decline", "withdraw");
        assertThat(from("taken"))
                .containsExactly(
                        "ask", "contribute", "change-urgency", "answer", "convert", "redirect", "decline", "withdraw");
        assertThat(from("awaiting-information"))
                .containsExactly("supply", "answer", "convert", "redirect", "decline", "withdraw");
        assertThat(from("converted")).containsExactly("close");
        assertThat(from("answered")).containsExactly("correct", "close");
    }

    @Test
    void stopsTheClockWithEveryAnswerEvenWhilePaused() {
        assertThat(avis.step("answer").clock()).isEqualTo(ClockEffect.STOP);
        assertThat(avis.step("decline").clock()).isEqualTo(ClockEffect.STOP);
        assertThat(avis.step("withdraw").clock()).isEqualTo(ClockEffect.STOP);
        assertThat(avis.step("ask").clock()).isEqualTo(ClockEffect.PAUSE);
        assertThat(avis.step("supply").clock()).isEqualTo(ClockEffect.RESUME);
        assertThat(avis.step("take").clock()).isEqualTo(ClockEffect.NONE);
    }

    @Test
    void letsLinesAskForAnAvisWithTheirOwnForm() {
        assertThat(avis.step("request").forms())
                .extracting(form -> form.findOwn().orElseThrow().ref().toString())
                .containsExactly(
                        "generic/1", "dermatology/1", "pneumology/1", "cardiology/1", "geriatrics/1", "paediatrics/1");
    }

    @Test
    void refusesAStepStateRoleOrVersionThatItDoesNotKnow() {
        assertCode(() -> avis.step("forward"), PathwayRefusal.UNKNOWN_STEP);
        assertCode(() -> avis.state("lost"), PathwayRefusal.STATE_UNKNOWN);
        assertCode(() -> avis.role("patient"), PathwayRefusal.ROLE_UNKNOWN);
        assertCode(() -> Pathways.shipped().get(new PathwayRef("avis", 2)), PathwayRefusal.UNKNOWN_PATHWAY);
    }

    @Test
    void refusesTheSameVersionTwice() {
        assertCode(() -> Pathways.of(List.of(avis, avis)), PathwayRefusal.NAME_TWICE);
    }

    private List<String> from(String state) {
        return avis.stepsFrom(state).stream().map(Step::name).toList();
    }

    private Set<String> ends() {
        return avis.states().stream().filter(State::end).map(State::name).collect(Collectors.toSet());
    }

    private static void assertCode(Runnable act, PathwayRefusal code) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
