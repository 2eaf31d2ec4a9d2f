package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.OrdinaryMailbox;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/** Who waits in vain for one and a half times the promise is told the number to call, however they are reached. */
class WhomToCallTest {
    private static final Professional DOCTOR =
            new Professional(new Rpps("10000000009"), "INVENTE", "Louis", "G15_10/SM26", "03 29 00 00 09");

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
    void aPracticeWithOurSoftwareSeesItInTheExchange() {
        Exchange avis = Asked.of(world).urgency("prompt").send();
        world.settle();
        world.advance(Duration.ofHours(36).minusMinutes(1));
        assertThat(words(avis.now())).noneMatch(words -> words.contains("appelez"));
        world.advance(Duration.ofMinutes(2));
        String phone = world.practice().line(Rehearsal.LINE).phone();
        assertThat(words(avis.now())).last().isEqualTo("Sans réponse de la ligne : appelez-la au " + phone);
    }

    @Test
    void aDoctorWithAnOrdinaryMailboxIsWrittenTo() {
        Practice node = world.join(Practice.open(world.specialist()));
        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        doctor.write(
                Rehearsal.SPECIALIST_LINE,
                "Question",
                "Bonjour, faut-il revoir cette personne ?",
                List.of(),
                Map.of("photo.jpg", Invented.photograph()));
        world.settle();
        Exchange exchange = node.team(Rehearsal.SPECIALIST_LINE).worklist().get(0);
        Mail asked = exchange.mails().get(0);
        exchange.entering("request", DOCTOR, Invented.specialist(), asked)
                .dangerToLife(false)
                .patient(Invented.patient())
                .oralConsent("Dr Louis Invente", asked.arrivedAt())
                .noMedecinTraitant()
                .urgency("prompt")
                .question("Faut-il revoir cette personne ?")
                .history("Non précisé.")
                .treatment("aucun")
                .attach(
                        "other",
                        "Photographie",
                        asked,
                        asked.read(Invented.specialist()).files().get(0),
                        Invented.specialist())
                .send();
        world.settle();
        int before = doctor.inbox().size();
        world.advance(Duration.ofHours(35));
        assertThat(doctor.inbox()).hasSize(before);
        world.advance(Duration.ofHours(2));
        assertThat(doctor.inbox()).hasSize(before + 1);
        String phone = world.practice().line(Rehearsal.SPECIALIST_LINE).phone();
        String mail = new String(doctor.inbox().get(before), StandardCharsets.UTF_8);
        assertThat(mail.replace("=\r\n", "").replace("=\n", "")).contains("appelez la ligne au " + phone);
    }

    @Test
    void whoAskedAnOrdinaryLineSeesItAtTheirOwnEnd() {
        Exchange exchange = Invented.avis(world.practice().line(Rehearsal.ORDINARY_LINE), world.now())
                .urgency("prompt")
                .send();
        world.settle();
        world.advance(Duration.ofHours(37));
        String phone = world.practice().line(Rehearsal.ORDINARY_LINE).phone();
        assertThat(words(exchange.now())).last().isEqualTo("Sans réponse de la ligne : appelez-la au " + phone);
        assertThat(exchange.now().overdue()).isTrue();
    }

    private static List<String> words(Exchange exchange) {
        return exchange.moments().stream()
                .filter(moment -> moment.kind().equals("escalated"))
                .map(Exchange.Moment::words)
                .toList();
    }
}
