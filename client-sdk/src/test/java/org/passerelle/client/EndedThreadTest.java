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
import org.passerelle.flow.clear.ClearReceipts;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.AlarmRow;

/** Who answers a line's last step has it, though the mail asks anew or is put apart: nobody is alarmed of it any more. */
class EndedThreadTest {
    private static final Professional DOCTOR =
            new Professional(new Rpps("10000000009"), "INVENTE", "Louis", "G15_10/SM26", "03 29 00 00 09");
    private static final int MOST_BEGUN = ClearRules.USUAL.mostBegun();
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private Rehearsal world;
    private Practice node;
    private Team team;
    private OrdinaryMailbox doctor;

    @BeforeEach
    void decline() {
        world = Rehearsal.begin(folder);
        node = world.join(Practice.open(world.specialist()));
        team = node.team(Rehearsal.SPECIALIST_LINE);
        doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        doctor.write(
                Rehearsal.SPECIALIST_LINE,
                "Question",
                "Faut-il revoir cette personne ?",
                List.of(),
                Map.of("photo.jpg", Invented.photograph()));
        world.settle();
        Exchange exchange = team.worklist().get(0);
        Mail mail = exchange.mails().get(0);
        Mail.File photograph = mail.read(Invented.specialist()).files().get(0);
        exchange.entering("request", DOCTOR, Invented.specialist(), mail)
                .dangerToLife(false)
                .patient(Invented.patient())
                .oralConsent("Dr Louis Invente", world.now())
                .noMedecinTraitant()
                .urgency("ordinary")
                .question("Faut-il revoir cette personne ?")
                .history("Non précisé.")
                .treatment("aucun")
                .attach("other", "Photographie", mail, photograph, Invented.specialist())
                .send();
        team.decline(exchange.now(), Invented.specialist(), "not-suitable", "À examiner.");
        world.settle();
        assertThat(exchange.now().ended()).isTrue();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void withoutAnAnswerPeopleAreAlarmed() {
        world.advance(DAY);
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void anAnswerToADeclineEndsTheWaitThoughItBeginsAnExchange() {
        answer(Map.of());
        assertThat(team.worklist()).hasSize(1);
        world.advance(DAY.multipliedBy(2));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aLateAnswerEndsTheAlarm() {
        world.advance(DAY);
        answer(Map.of());
        assertThat(alarms()).isEmpty();
    }

    @Test
    void anAnswerThatIsPutApartEndsTheWaitToo() {
        for (int n = 1; n <= MOST_BEGUN; n++) {
            doctor.write(Rehearsal.SPECIALIST_LINE, "Question " + n, "Bonjour.", List.of(), Map.of());
        }
        world.settle();
        answer(Map.of());
        assertThat(node.health().quarantine()).isNotEmpty();
        world.advance(DAY.multipliedBy(2));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aProgramsAnswerEndsNothing() {
        answer(Map.of("Auto-Submitted", "auto-replied"));
        world.advance(DAY);
        assertThat(alarms()).hasSize(1);
    }

    private void answer(Map<String, String> headers) {
        String declined = doctor.inbox().stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(mail -> mail.contains("Disposition-Notification-To: "))
                .findFirst()
                .orElseThrow();
        int at = declined.indexOf("Message-ID: <") + "Message-ID: <".length();
        doctor.write(
                Rehearsal.SPECIALIST_LINE,
                "RE",
                "Bien reçu.",
                List.of(declined.substring(at, declined.indexOf('>', at))),
                Map.of(),
                headers);
        world.settle();
    }

    private List<String> alarms() {
        return node.health().alarms().stream()
                .map(AlarmRow::code)
                .filter(ClearReceipts.NONE::equals)
                .toList();
    }
}
