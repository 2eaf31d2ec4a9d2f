package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.client.testing.SimulatedHospital;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.pathway.Document;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.EndorsementSeal;

/** What a practice sees of an avis, from the form to the outcome. */
class AvisStoryTest {
    @TempDir
    Path folder;

    private Rehearsal world;
    private SimulatedHospital hospital;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
        hospital = world.hospital();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aRequestIsSeenReceivedOpenedTakenAndAnswered() {
        Exchange exchange = Asked.of(world).send();
        assertThat(exchange.progress()).isEqualTo(Progress.WAITING);

        List<Progress> seen = new ArrayList<>();
        exchange.follow(change -> note(seen, change.progress()));
        world.settle();
        hospital.open(exchange.id());
        world.settle();
        hospital.take(exchange.id());
        world.settle();
        world.advance(Duration.ofHours(2));
        hospital.answer(exchange.id(), "Surveillance à trois mois.");
        world.settle();

        assertThat(seen)
                .endsWith(Progress.RECEIVED, Progress.OPENED, Progress.TAKEN, Progress.ANSWERED)
                .doesNotHaveDuplicates();
        Answer answer = exchange.now().answer(Invented.doctor()).orElseThrow();
        assertThat(answer.recommendation()).isEqualTo("Avis seul");
        assertThat(answer.advice()).isEqualTo("Surveillance à trois mois.");
        assertThat(answer.by()).isEqualTo(Invented.expert());
        assertThat(answer.at()).isEqualTo(Rehearsal.START.plus(Duration.ofHours(2)));
        assertThat(exchange.now().moments()).extracting(Exchange.Moment::kind).contains("read", "opened", "answer");
    }

    @Test
    void thePhotographArrivesWithTheSamePixelsAndTheReportComesBack() throws IOException {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        assertThat(hospital.documents(exchange.id(), "request"))
                .hasSize(1)
                .first()
                .isEqualTo(Invented.photograph());

        byte[] report = Invented.photograph(64, 48);
        hospital.answer(exchange.id(), "consultation-recommended", "À voir en consultation.", List.of(report));
        world.settle();

        Answer answer = exchange.now().answer(Invented.doctor()).orElseThrow();
        assertThat(answer.recommendation()).isEqualTo("Consultation recommandée");
        assertThat(answer.documents()).hasSize(1);
        Document document = answer.documents().get(0);
        Path file = folder.resolve("compte-rendu.jpg");
        answer.save(document, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(report);
    }

    @Test
    void aCorrectedAnswerTakesThePlaceOfTheFirstOne() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        hospital.answer(exchange.id(), "Surveillance à un an.");
        world.settle();
        hospital.correct(exchange.id(), "Surveillance à trois mois : lire trois mois et non un an.");
        world.settle();

        assertThat(exchange.now().progress()).isEqualTo(Progress.ANSWERED);
        Answer answer = exchange.now().answer(Invented.doctor()).orElseThrow();
        assertThat(answer.step()).isEqualTo("correct");
        assertThat(answer.advice()).isEqualTo("Surveillance à trois mois : lire trois mois et non un an.");

        exchange.now().close(Invented.doctor(), "followed");
        world.settle();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> hospital.correct(exchange.id(), "Trop tard."))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExchangeRefusal.NOT_IN_STATE));
    }

    @Test
    void theDueDateIsShownBeforeSendingAndIsTheHospitals() {
        Draft draft = Asked.of(world);
        assertThat(draft.dueInWords()).isEqualTo("avant mardi 24/11 à 9 h 30");

        Exchange exchange = draft.send();
        assertThat(exchange.due()).contains(Instant.parse("2026-11-24T08:30:00Z"));
        world.settle();

        assertThat(hospital.due(exchange.id())).isEqualTo(exchange.due());
        assertThat(exchange.now().due()).isEqualTo(exchange.due());
        assertThat(exchange.now().dueInWords()).isEqualTo("avant mardi 24/11 à 9 h 30");
        assertThat(exchange.now().promisedDue()).isEmpty();
        assertThat(exchange.now().moments()).extracting(Exchange.Moment::words).contains("Le délai de réponse court");
    }

    @Test
    void whereTheHospitalsClockSaysSomethingElseThanWasShownBothDatesAreTold() {
        Instant arrival = Rehearsal.START.plus(Duration.ofDays(6));
        world.mail()
                .rule(crossing -> world.now().isBefore(arrival)
                        ? new Adversity.Late(Duration.between(world.now(), arrival))
                        : new Adversity.None());
        Exchange exchange = Asked.of(world).send();
        Instant shown = exchange.due().orElseThrow();
        world.advance(Duration.ofDays(6).plusHours(1));

        assertThat(exchange.now().due())
                .isEqualTo(hospital.due(exchange.id()))
                .hasValueSatisfying(due -> assertThat(due).isAfter(shown));
        assertThat(exchange.now().promisedDue()).contains(shown);
        assertThat(exchange.now().moments())
                .extracting(Exchange.Moment::words)
                .contains("Le délai de réponse court : réponse attendue "
                        + exchange.now().dueInWords()
                        + ", et non avant mardi 24/11 à 9 h 30 comme annoncé avant l'envoi");
    }

    @Test
    void whatTheTeamAsksForIsSuppliedAndTheClockWaits() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        hospital.take(exchange.id());
        hospital.ask(exchange.id(), "Depuis quand ?");
        world.settle();

        Exchange asked = exchange.now();
        assertThat(asked.progress()).isEqualTo(Progress.INFORMATION_ASKED);
        assertThat(asked.asked()).contains("Depuis quand ?");
        assertThat(asked.due()).isEmpty();

        world.advance(Duration.ofHours(3));
        asked.supply(Invented.doctor(), "Six mois.")
                .attach("overview", "Vue d'ensemble", Asked.photograph())
                .send();
        world.settle();

        assertThat(hospital.said(exchange.id(), "supply").text("supplied")).isEqualTo("Six mois.");
        assertThat(exchange.now().progress()).isEqualTo(Progress.TAKEN);
        assertThat(exchange.now().due())
                .contains(Instant.parse("2026-11-24T11:30:00Z"))
                .isEqualTo(hospital.due(exchange.id()));
    }

    @Test
    void anAnsweredAvisIsClosedWithItsOutcome() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        hospital.answer(exchange.id(), "Surveillance.");
        world.settle();

        Exchange closing = exchange.now().close(Invented.doctor(), "followed");
        assertThat(closing.pending()).containsExactly("close");
        world.settle();

        assertThat(exchange.now().progress()).isEqualTo(Progress.CLOSED);
        assertThat(exchange.now().ended()).isTrue();
        assertThat(exchange.now().pending()).isEmpty();
        assertThat(hospital.state(exchange.id())).isEqualTo("closed");
    }

    @Test
    void aRequestIsWithdrawnAndNobodyMayTakeItAnyMore() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        exchange.now().withdraw(Invented.doctor(), "Vue en ville.");
        world.settle();

        assertThat(exchange.now().progress()).isEqualTo(Progress.WITHDRAWN);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> hospital.take(exchange.id()))
                .satisfies(no -> assertThat(no.code()).isEqualTo(ExchangeRefusal.NOT_IN_STATE));
    }

    @Test
    void aWithdrawalThatCrossesTheAnswerIsRefusedAndSaysSo() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        hospital.answer(exchange.id(), "Surveillance.");
        exchange.now().withdraw(Invented.doctor(), "Vue en ville.");
        world.settle();

        assertThat(exchange.now().progress()).isEqualTo(Progress.ANSWERED);
        assertThat(exchange.now().refusals()).containsExactly(ExchangeRefusal.NOT_IN_STATE.code());
    }

    @Test
    void aRequestThatIsDeclinedTellsWhy() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        hospital.decline(exchange.id(), "Adressez à la ligne pédiatrique.");
        world.settle();

        Exchange declined = exchange.now();
        assertThat(declined.progress()).isEqualTo(Progress.DECLINED);
        Answer answer = declined.answer(Invented.doctor()).orElseThrow();
        assertThat(answer.step()).isEqualTo("decline");
        assertThat(answer.words("reason")).isEqualTo("Hors du champ de la ligne");
        assertThat(answer.text("explanation")).isEqualTo("Adressez à la ligne pédiatrique.");
    }

    @Test
    void aRequestThatNobodyTakesIsSeenOverdueAtItsDueDate() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        world.advance(
                Duration.between(world.now(), exchange.due().orElseThrow()).minusSeconds(1));
        assertThat(exchange.now().overdue()).isFalse();
        world.advance(Duration.ofSeconds(1));

        assertThat(hospital.decisions(exchange.id())).contains("Escalated", "ClockBreached");
        assertThat(exchange.now().overdue()).isTrue();
    }

    @Test
    void theTraceIsExportedAndAnybodyVerifiesIt() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        byte[] trace = exchange.exportTrace(Invented.doctor().rpps());

        VerifiedTrace verified =
                new TraceVerifier(new EndorsementSeal(world.anchors())).verify(TraceCertificate.read(trace), List.of());
        assertThat(verified.n() + 1).isEqualTo(exchange.now().version());
        assertThat(exchange.now().moments())
                .last()
                .extracting(Exchange.Moment::kind)
                .isEqualTo("exported");
    }

    @Test
    void aDraftIsSentOnce() {
        Draft draft = Asked.of(world);
        assertThat(draft.send().id()).isEqualTo(draft.send().id());
        world.settle();

        assertThat(world.practice().exchanges()).hasSize(1);
        assertThat(hospital.worklist()).hasSize(1);
    }

    private static void note(List<Progress> seen, Progress progress) {
        if (seen.isEmpty() || seen.get(seen.size() - 1) != progress) {
            seen.add(progress);
        }
    }
}
