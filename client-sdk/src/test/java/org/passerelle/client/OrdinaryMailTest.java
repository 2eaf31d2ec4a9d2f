package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Crossing;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.OrdinaryMailbox;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/** The meetings of a node with somebody who has an ordinary MSSanté mailbox and nothing else. */
class OrdinaryMailTest {
    private static final Professional DOCTOR =
            new Professional(new Rpps("10000000009"), "INVENTE", "Louis", "G15_10/SM26", "03 29 00 00 09");
    private static final Professional PNEUMOLOGIST =
            new Professional(new Rpps("10000000010"), "FICTIVE", "Rose", "G15_10/SM41", null);

    @TempDir
    Path folder;

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
    void aDoctorsMailBecomesAnExchangeToCompleteAndTheAnswerGoesBackToTheirMailbox() throws IOException {
        Practice node = world.join(Practice.open(world.specialist()));
        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        String asked = doctor.write(
                Rehearsal.SPECIALIST_LINE,
                "Question sur un patient",
                "Bonjour, faut-il revoir cette personne ? Cordialement.",
                List.of(),
                Map.of("photo.jpg", Invented.photograph()));
        world.settle();

        Team team = node.team(Rehearsal.SPECIALIST_LINE);
        Exchange exchange = team.worklist().get(0);
        assertThat(exchange.inClear()).isTrue();
        assertThat(exchange.state()).isEqualTo("new");
        assertThat(exchange.requester()).isEqualTo(Rehearsal.ORDINARY_DOCTOR);
        assertThat(exchange.due()).isEmpty();
        Mail mail = exchange.mails().get(0);
        assertThat(mail.expected()).isTrue();
        Mail.Content said = mail.read(Invented.specialist());
        assertThat(said.subject()).isEqualTo("Question sur un patient");
        assertThat(said.text()).contains("faut-il revoir cette personne");
        assertThat(said.files()).extracting(Mail.File::name).containsExactly("photo.jpg");

        world.advance(Duration.ofHours(3));
        Exchange completed = completed(exchange, mail, said.files().get(0));
        assertThat(completed.state()).isEqualTo("requested");
        assertThat(completed.overdue()).isFalse();
        // the clock counts from when the mail arrived: Friday 9:30, two working days
        assertThat(completed.dueInWords()).contains("mardi 24/11");
        world.settle();
        assertThat(texts(doctor)).anyMatch(text -> text.contains("mardi 24/11") || text.contains("lai de r"));

        team.take(exchange, Invented.specialist());
        team.answer(exchange.now(), Invented.specialist())
                .put("recommendation", "advice-only")
                .put("advice", "Surveillance à trois mois.")
                .put("acts", "aucun")
                .put("incidents", "aucun")
                .send();
        world.settle();

        assertThat(exchange.now().progress()).isEqualTo(Exchange.Progress.ANSWERED);
        String answer = texts(doctor).get(texts(doctor).size() - 1);
        assertThat(answer)
                .contains("XDM/1.0/DDM+")
                .contains("IHE_XDM.zip")
                .contains("application/pdf")
                .contains("<" + asked + ">");
    }

    private static Exchange completed(Exchange exchange, Mail mail, Mail.File photograph) {
        return exchange.entering("request", DOCTOR, Invented.specialist(), mail)
                .dangerToLife(false)
                .patient(Invented.patient())
                .oralConsent("Dr Louis Invente", mail.arrivedAt())
                .noMedecinTraitant()
                .urgency("ordinary")
                .question("Faut-il revoir cette personne ?")
                .history("Non précisé.")
                .treatment("aucun")
                .attach("other", "Photographie", mail, photograph, Invented.specialist())
                .send();
    }

    @Test
    void anOrdinaryLineAnswersByMailAndTheClockRunsAtOurEnd() throws IOException {
        Practice practice = world.practice();
        OrdinaryMailbox line = world.ordinary(Rehearsal.ORDINARY_LINE);
        Exchange exchange = Invented.avis(practice.line(Rehearsal.ORDINARY_LINE), world.now())
                .send();
        assertThat(exchange.inClear()).isTrue();
        assertThat(exchange.dueInWords()).contains("mardi 24/11");
        world.settle();
        assertThat(exchange.now().progress()).isEqualTo(Exchange.Progress.SENT);
        String request = texts(line).get(0);
        assertThat(request).contains("XDM/1.0/DDM+").contains("IHE_XDM.zip").contains("X-MSS-INS: ");

        world.advance(Duration.ofHours(5));
        line.write(
                Rehearsal.PRACTICE,
                "RE: votre demande",
                "Surveillance à trois mois.",
                List.of(messageId(request)),
                Map.of());
        world.settle();
        world.advance(Duration.ofHours(20));
        Mail mail = exchange.now().mails().get(0);
        assertThat(mail.read(Invented.doctor()).text()).contains("Surveillance");
        assertThatThrownBy(() -> exchange.now()
                        .entering("take", PNEUMOLOGIST, Invented.doctor(), mail)
                        .filedBy(Invented.specialist())
                        .send())
                .as("who enters it is said, and nobody files it for them")
                .hasMessageContaining("flow.entered-filed");
        exchange.now().entering("take", PNEUMOLOGIST, Invented.doctor(), mail).send();
        Exchange answered = exchange.now()
                .entering("answer", PNEUMOLOGIST, Invented.doctor(), mail)
                .put("recommendation", "advice-only")
                .put("advice", "Surveillance à trois mois.")
                .put("acts", "aucun")
                .put("incidents", "aucun")
                .send();

        assertThat(answered.progress()).isEqualTo(Exchange.Progress.ANSWERED);
        assertThat(answered.answer(Invented.doctor()).orElseThrow().by()).isEqualTo(PNEUMOLOGIST);
        assertThat(answered.moments())
                .extracting(Exchange.Moment::kind)
                .contains("mail-received", "entered", "clock-stopped");
        assertThat(answered.overdue()).isFalse();
    }

    @Test
    void aMailFromOutsideTheTrustSpaceIsLeftAlone() {
        Practice node = world.join(Practice.open(world.specialist()));
        world.mail().account(new MailAddress("quelquun@ailleurs.example"), "mot-de-passe-invente");
        world.ordinary("quelquun@ailleurs.example")
                .write(Rehearsal.SPECIALIST_LINE, "Bonjour", "Une offre.", List.of(), Map.of());
        world.settle();
        assertThat(node.team(Rehearsal.SPECIALIST_LINE).worklist()).isEmpty();
        assertThat(world.mail().crossings()).hasSize(1);
    }

    @Test
    void anOrdinaryMailThatAnswersASealedExchangeIsShownBesideItAndMovesNothing() {
        Line line = world.practice().line(Rehearsal.SPECIALIST_LINE);
        Practice node = world.join(Practice.open(world.specialist()));
        Exchange exchange = Invented.avis(line, world.now()).send();
        world.settle();
        node.team(Rehearsal.SPECIALIST_LINE).take(node.exchange(exchange.id()), Invented.specialist());
        world.settle();
        Exchange seen = node.exchange(exchange.id());
        String state = seen.state();
        String sealed = world.mail().crossings().stream()
                .filter(crossing -> crossing.from()
                        .filter(from -> from.value().equals(Rehearsal.SPECIALIST_LINE))
                        .isPresent())
                .map(crossing -> new String(crossing.bytes(), StandardCharsets.ISO_8859_1))
                .findFirst()
                .orElseThrow();
        world.ordinary(Rehearsal.ORDINARY_DOCTOR)
                .write(Rehearsal.SPECIALIST_LINE, "RE", "Je retire ma demande.", List.of(messageId(sealed)), Map.of());
        world.settle();

        assertThat(seen.now().state()).isEqualTo(state);
        assertThat(seen.now().mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.expected()).isFalse());
        assertThatThrownBy(() -> seen.now()
                        .entering(
                                "withdraw",
                                Invented.doctor(),
                                Invented.specialist(),
                                seen.now().mails().get(0))
                        .put("reason", "x")
                        .send())
                .hasMessageContaining("flow.not-in-clear");
    }

    @Test
    void automaticMailsBeginNothingAndOnePersonGetsOneAutomaticMailADay() {
        world.join(Practice.open(world.specialist()));
        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        for (int n = 0; n < 3; n++) {
            doctor.write(Rehearsal.SPECIALIST_LINE, "Question " + n, "Bonjour " + n, List.of(), Map.of());
        }
        var byProgram = Map.of("Auto-Submitted", "auto-replied");
        doctor.write(Rehearsal.SPECIALIST_LINE, "Absence", "Je suis absent.", List.of(), Map.of(), byProgram);
        world.settle();
        assertThat(toTheDoctor()).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.from()).isEmpty();
            assertThat(new String(mail.bytes(), StandardCharsets.UTF_8)).contains("Auto-Submitted: auto-replied");
        });
        world.advance(Duration.ofHours(25));
        doctor.write(Rehearsal.SPECIALIST_LINE, "Encore", "Bonjour.", List.of(), Map.of());
        world.settle();
        assertThat(toTheDoctor()).hasSize(2);
    }

    @Test
    void whatComesToNoRequestIsEndedAndItsSenderIsToldWhy() {
        Practice node = world.join(Practice.open(world.specialist()));
        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        doctor.write(Rehearsal.SPECIALIST_LINE, "Bonjour", "Êtes-vous ouverts en août ?", List.of(), Map.of());
        world.settle();
        Team team = node.team(Rehearsal.SPECIALIST_LINE);
        Exchange exchange = team.worklist().get(0);
        assertThatThrownBy(() -> team.read(exchange, Invented.specialist())).hasMessageContaining("client.to-complete");

        Exchange ended = team.dismiss(exchange, Invented.specialist(), "Joignez une photographie, s'il vous plaît.");
        world.settle();

        assertThat(ended.ended()).isTrue();
        assertThat(team.worklist()).isEmpty();
        assertThat(texts(doctor)).hasSize(2);
        assertThatThrownBy(() -> team.dismiss(ended, Invented.specialist(), "encore"))
                .hasMessageContaining("exchange.not-in-state");
    }

    @Test
    void aMailThatAsksForADispositionBeginsItsExchangeAndGetsOne() {
        Practice node = world.join(Practice.open(world.specialist()));
        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        var asking = Map.of("Disposition-Notification-To", Rehearsal.ORDINARY_DOCTOR);
        doctor.write(Rehearsal.SPECIALIST_LINE, "Question", "Bonjour.", List.of(), Map.of(), asking);
        world.settle();

        assertThat(node.team(Rehearsal.SPECIALIST_LINE).worklist()).hasSize(1);
        assertThat(texts(doctor))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail).contains("disposition-notification").contains("processed"));
        assertThat(node.health().quarantine()).isEmpty();
    }

    @Test
    void whatAProgramWroteMayAnswerAndIsNotAnswered() throws IOException {
        Practice practice = world.practice();
        OrdinaryMailbox line = world.ordinary(Rehearsal.ORDINARY_LINE);
        Exchange exchange = Invented.avis(practice.line(Rehearsal.ORDINARY_LINE), world.now())
                .send();
        world.settle();
        line.write(
                Rehearsal.PRACTICE,
                "Compte rendu",
                "Surveillance à trois mois.",
                List.of(messageId(texts(line).get(0))),
                Map.of(),
                Map.of("Auto-Submitted", "auto-generated", "Disposition-Notification-To", Rehearsal.ORDINARY_LINE));
        world.settle();

        assertThat(exchange.now().mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.expected()).isTrue());
        assertThat(line.inbox()).hasSize(1);
    }

    private List<Crossing> toTheDoctor() {
        return world.mail().crossings().stream()
                .filter(crossing ->
                        crossing.recipients().stream().anyMatch(to -> to.value().equals(Rehearsal.ORDINARY_DOCTOR)))
                .toList();
    }

    private static List<String> texts(OrdinaryMailbox mailbox) {
        return mailbox.inbox().stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .toList();
    }

    private static String messageId(String mail) {
        return mail.replaceFirst("(?s).*?Message-ID: <([^>]*)>.*", "$1");
    }
}
