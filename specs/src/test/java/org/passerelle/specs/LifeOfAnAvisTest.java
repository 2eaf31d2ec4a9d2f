package org.passerelle.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Answer;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.Line;
import org.passerelle.client.testing.Crossing;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.seal.EndorsementSeal;

/**
 * Read this first: the life of an avis, from a doctor's question to the hospital's answer, with the times at which things happen.
 * Everything is real but the people and the mail server: sealed letters, both nodes, their stores and their ledgers.
 */
class LifeOfAnAvisTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @TempDir
    private Path folder;

    private Rehearsal world;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void anAvisIsAskedOnFridayAndAnsweredOnMondayWithinItsTwoWorkingDays() {
        // Friday 9:30. Before anything is sent, the requester reads when the answer is due.
        assertThat(world.now()).isEqualTo(at("2026-11-20T09:30"));
        Line line = world.practice().line(Rehearsal.LINE);
        assertThat(line.dueIfSentNow("ordinary")).isEqualTo(at("2026-11-24T09:30"));
        assertThat(line.dueInWordsIfSentNow("ordinary")).isEqualTo("avant mardi 24/11 à 9 h 30");

        Exchange avis = ask("ordinary");
        assertThat(avis.progress()).isEqualTo(Progress.WAITING);

        // It crosses sealed, and comes back as a signed receipt: received, and the same due date on both sides.
        world.settle();
        assertThat(avis.now().progress()).isEqualTo(Progress.RECEIVED);
        assertThat(avis.now().due()).contains(at("2026-11-24T09:30"));
        assertThat(world.hospital().due(avis.id())).contains(at("2026-11-24T09:30"));

        informationIsAskedAndSupplied(avis);

        // Monday 10:00. The answer, in time.
        until("2026-11-23T10:00");
        world.hospital().answer(avis.id(), "Surveillance à trois mois.");
        world.settle();
        Answer answer = avis.now().answer(Invented.doctor()).orElseThrow();
        assertThat(answer.advice()).isEqualTo("Surveillance à trois mois.");
        assertThat(answer.at()).isEqualTo(at("2026-11-23T10:00"));
        assertThat(avis.now().overdue()).isFalse();

        // Monday 18:00. The requester closes with an outcome, and both sides tell the same story.
        until("2026-11-23T18:00");
        avis.now().close(Invented.doctor(), "followed");
        world.settle();
        assertThat(world.hospital().state(avis.id())).isEqualTo("closed");
        bothTellTheSame(avis, "closed");
        assertThat(world.hospital().decisions(avis.id()))
                .containsExactly(
                        "StepDone",
                        "ClockStarted",
                        "Opened",
                        "StepDone",
                        "StepDone",
                        "ClockPaused",
                        "StepDone",
                        "ClockResumed",
                        "StepDone",
                        "ClockStopped",
                        "StepDone");
    }

    private void informationIsAskedAndSupplied(Exchange avis) {
        // Friday 11:00. The expert looks, takes it, and misses something: the clock rests.
        until("2026-11-20T11:00");
        world.hospital().open(avis.id());
        world.settle();
        assertThat(avis.now().progress()).isEqualTo(Progress.OPENED);
        world.hospital().take(avis.id());
        world.hospital().ask(avis.id(), "Depuis quand la lésion s'étend-elle ?");
        world.settle();
        assertThat(avis.now().asked()).contains("Depuis quand la lésion s'étend-elle ?");
        assertThat(avis.now().due()).isEmpty();

        // Friday 15:00. The requester supplies it: four open hours were waited, and are added.
        until("2026-11-20T15:00");
        avis.now().supply(Invented.doctor(), "Six mois.").send();
        world.settle();
        assertThat(world.hospital().said(avis.id(), "supply").text("supplied")).isEqualTo("Six mois.");
        assertThat(avis.now().due()).contains(at("2026-11-24T13:30"));
    }

    @Test
    void aRequestThatNobodyTakesIsWarnedOverdueEscalatedAndAnsweredLate() {
        Exchange avis = ask("prompt");
        world.settle();
        assertThat(avis.now().due()).contains(at("2026-11-21T09:30"));

        until("2026-11-21T04:41");
        assertThat(world.hospital().decisions(avis.id())).doesNotContain("Escalated");
        until("2026-11-21T04:42");
        assertThat(world.hospital().decisions(avis.id())).endsWith("Escalated");
        until("2026-11-21T09:29");
        assertThat(avis.now().overdue()).isFalse();
        until("2026-11-21T09:30");
        assertThat(world.hospital().decisions(avis.id())).endsWith("ClockBreached", "Escalated");
        assertThat(avis.now().overdue()).isTrue();

        until("2026-11-21T14:00");
        world.hospital().answer(avis.id(), "Consulter lundi.");
        world.settle();
        assertThat(avis.now().progress()).isEqualTo(Progress.ANSWERED);
        bothTellTheSame(avis, "answered");
    }

    @Test
    void whatEachSideSaysIsProvenToTheOther() {
        Exchange avis = ask("ordinary");
        world.settle();
        world.hospital().answer(avis.id(), "Surveillance à trois mois.");
        world.settle();

        VerifiedTrace trace = verified(avis.now().exportTrace(Invented.doctor().rpps()));
        assertThat(trace.entries())
                .extracting(entry -> entry.leaf().event())
                .startsWith("begun", "attached", "composed")
                .contains(
                        "sealed", "handed-over", "receipt-read", "received", "step", "clock-started", "clock-stopped");
        assertThat(trace.withheld()).isZero();
    }

    @Test
    void bothSidesMayRestartInTheMiddle() {
        Exchange avis = ask("ordinary");
        world.restartPractice();
        world.settle();
        world.hospital().restart();
        world.hospital().answer(avis.id(), "Surveillance à trois mois.");
        world.restartPractice();
        world.settle();

        Exchange known = world.practice().exchange(avis.id());
        assertThat(known.progress()).isEqualTo(Progress.ANSWERED);
        bothTellTheSame(known, "answered");
    }

    @Test
    void aDangerToLifeGetsThePhoneNumberAndNoLetter() {
        assertThatExceptionOfType(Draft.Emergency.class)
                .isThrownBy(() -> draft("ordinary").dangerToLife(true).send());
        world.settle();
        assertThat(world.mail().crossings()).isEmpty();
    }

    @Test
    void nothingReadableOfThePatientCrosses() {
        ask("ordinary");
        world.settle();
        for (Crossing crossing : world.mail().crossings()) {
            String text = new String(crossing.bytes(), StandardCharsets.UTF_8);
            assertThat(text)
                    .doesNotContain(
                            Invented.patient().birthName(),
                            Invented.patient().birthDate().toString(),
                            Invented.patient().findIns().orElseThrow().value());
        }
    }

    private Exchange ask(String urgency) {
        return draft(urgency).send();
    }

    private org.passerelle.client.Draft draft(String urgency) {
        return Invented.avis(world).urgency(urgency);
    }

    private void until(String local) {
        world.advance(Duration.between(world.now(), at(local)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private void bothTellTheSame(Exchange avis, String state) {
        assertThat(world.hospital().state(avis.id())).isEqualTo(state);
        assertThat(avis.now().state()).isEqualTo(state);
        assertThat(Decisions.told(avis)).isEqualTo(Decisions.made(world.hospital(), avis.id()));
        assertThat(world.practice().health().well()).isTrue();
        assertThat(world.hospital().node().health().alarms()).isEmpty();
    }

    private VerifiedTrace verified(byte[] certificate) {
        return new TraceVerifier(new EndorsementSeal(world.anchors()))
                .verify(TraceCertificate.read(certificate), List.of());
    }
}
