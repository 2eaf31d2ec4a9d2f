package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.MailAddress;

/** Two nodes whose hosts read and send the mail themselves; the cardiologist in town answers with the SDK. */
class HostDrivenTest {
    @TempDir
    Path folder;

    private Rehearsal world;
    private Practice practice;
    private Practice specialist;
    private final List<String> postmarks = new ArrayList<>();

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
        practice = world.join(Practice.open(world.settingsWithoutMailbox()));
        specialist = world.join(Practice.open(world.specialistWithoutMailbox()));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void anAvisGoesAndComesWithoutAnyMailServer() {
        Exchange exchange =
                Asked.of(world, practice.line(Rehearsal.SPECIALIST_LINE)).send();
        carry();
        assertThat(exchange.now().progress()).isEqualTo(Progress.RECEIVED);

        Team team = specialist.team(Rehearsal.SPECIALIST_LINE);
        assertThat(team.members()).containsExactly(Invented.specialist());
        assertThat(team.worklist()).hasSize(1);
        Exchange waiting = team.worklist().get(0);
        Answer request = team.read(waiting, Invented.specialist());
        assertThat(request.text("question")).isEqualTo("Faut-il retirer cette lésion ?");
        assertThat(request.patient()).contains(Invented.patient());
        assertThat(request.documents()).hasSize(1);
        carry();
        assertThat(exchange.now().progress()).isEqualTo(Progress.OPENED);

        team.take(waiting, Invented.specialist());
        team.ask(waiting, Invented.specialist(), "Depuis quand ?");
        carry();
        exchange.now().supply(Invented.doctor(), "Six mois.").send();
        carry();
        team.answer(waiting, Invented.specialist())
                .put("recommendation", "advice-only")
                .put("advice", "Surveillance.")
                .put("acts", "aucun")
                .put("incidents", "aucun")
                .send();
        carry();

        assertThat(exchange.now().answer(Invented.doctor()).orElseThrow().advice())
                .isEqualTo("Surveillance.");
        assertThat(team.worklist()).extracting(Exchange::progress).containsExactly(Progress.ANSWERED);
        assertThat(world.mail().crossings()).isEmpty();
        assertThat(postmarks)
                .contains("<> " + Rehearsal.PRACTICE, Rehearsal.PRACTICE + " " + Rehearsal.SPECIALIST_LINE);
    }

    @Test
    void theTeamDeclines() {
        Exchange exchange =
                Asked.of(world, practice.line(Rehearsal.SPECIALIST_LINE)).send();
        carry();
        Team team = specialist.team(Rehearsal.SPECIALIST_LINE);
        team.decline(team.worklist().get(0), Invented.specialist(), "not-suitable", "À examiner.");
        carry();

        assertThat(exchange.now().progress()).isEqualTo(Progress.DECLINED);
        assertThat(team.worklist()).isEmpty();
    }

    @Test
    void aMailThatCouldNotLeaveIsGivenAgainLater() {
        Exchange exchange =
                Asked.of(world, practice.line(Rehearsal.SPECIALIST_LINE)).send();
        practice.nextToSend().orElseThrow().later();
        assertThat(practice.nextToSend()).isEmpty();

        world.advance(java.time.Duration.ofMinutes(2));
        carry();
        assertThat(exchange.now().progress()).isEqualTo(Progress.RECEIVED);
    }

    @Test
    void mailThatIsNotOursIsLeftAlone() {
        byte[] foreign = ("From: a@ailleurs.fr\r\nTo: " + Rehearsal.PRACTICE
                        + "\r\nSubject: Bonjour\r\n\r\nBonjour.\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        Optional<?> apart = practice.accept(new ByteArrayInputStream(foreign), Rehearsal.PRACTICE);

        assertThat(apart).isEmpty();
        assertThat(practice.exchanges()).isEmpty();
    }

    @Test
    void aMailThatWasTamperedWithIsPutApartWithItsReason() throws IOException {
        Asked.of(world, practice.line(Rehearsal.SPECIALIST_LINE)).send();
        byte[] mail = bytes(practice.nextToSend().orElseThrow());
        mail[mail.length / 2] ^= 1;

        assertThat(specialist.accept(new ByteArrayInputStream(mail), Rehearsal.SPECIALIST_LINE))
                .isPresent();
        assertThat(specialist.health().quarantine()).hasSize(1);
        assertThat(specialist.exchanges()).isEmpty();
    }

    @Test
    void whatHadNoEffectIsShownAndReadOnlyWhenItsSenderIsVerified() throws IOException {
        Asked.of(world, practice.line(Rehearsal.SPECIALIST_LINE)).send();
        carry();
        Team team = specialist.team(Rehearsal.SPECIALIST_LINE);
        team.take(team.worklist().get(0), Invented.specialist());
        Outgoing first = specialist.nextToSend().orElseThrow();
        byte[] overtaken = bytes(first);
        first.sent();
        team.ask(team.worklist().get(0), Invented.specialist(), "Depuis quand ?");
        byte[] asked = bytes(specialist.nextToSend().orElseThrow());
        practice.accept(new ByteArrayInputStream(asked), Rehearsal.PRACTICE);

        byte[] tampered = overtaken.clone();
        tampered[tampered.length / 2] ^= 1;
        practice.accept(new ByteArrayInputStream(tampered), Rehearsal.PRACTICE);
        List<Health.Apart> apart = practice.apart(10);
        assertThat(apart).extracting(Health.Apart::verified).containsExactly(true, false);
        Health.Said said = practice.read(apart.get(0), Invented.doctor());
        assertThat(said.step()).contains("ask");
        assertThat(said.content().text("asked")).isEqualTo("Depuis quand ?");
        assertThat(apart.get(1).sender()).endsWith("(expéditeur non vérifié)");
        assertThatThrownBy(() -> practice.read(apart.get(1), Invented.doctor()))
                .isInstanceOf(org.passerelle.refusal.Refused.class);

        practice.accept(new ByteArrayInputStream(overtaken), Rehearsal.PRACTICE);
        assertThat(practice.apart(10)).extracting(Health.Apart::verified).containsExactly(false);
    }

    @Test
    void aMailThatComesAgainIsSaidToBeARepetitionAndNoCauseForAlarm() throws IOException {
        Asked.of(world, practice.line(Rehearsal.SPECIALIST_LINE)).send();
        byte[] mail = bytes(practice.nextToSend().orElseThrow());

        assertThat(specialist.accept(new ByteArrayInputStream(mail), Rehearsal.SPECIALIST_LINE))
                .isEmpty();
        assertThat(specialist.accept(new ByteArrayInputStream(mail), Rehearsal.SPECIALIST_LINE))
                .hasValueSatisfying(why -> assertThat(why.code().code()).isEqualTo("flow.seen"));
        assertThat(specialist.health().quarantine()).isEmpty();
        assertThat(specialist.health().alarms()).isEmpty();
        assertThat(specialist.exchanges()).hasSize(1);
    }

    /** What a host's own mail program does, until nobody has anything to send. */
    private void carry() {
        while (carry(practice) + carry(specialist) > 0) {
            // each mail may cause another one
        }
    }

    private int carry(Practice from) {
        int carried = 0;
        for (var next = from.nextToSend(); next.isPresent(); next = from.nextToSend()) {
            Outgoing mail = next.get();
            String sender = mail.from().map(MailAddress::value).orElse("<>");
            for (MailAddress to : mail.to()) {
                postmarks.add(sender + " " + to.value());
                Practice receiver = to.value().equals(Rehearsal.PRACTICE) ? practice : specialist;
                assertThat(receiver.accept(new ByteArrayInputStream(bytes(mail)), to.value()))
                        .isEmpty();
            }
            mail.sent();
            carried++;
        }
        return carried;
    }

    private static byte[] bytes(Outgoing mail) {
        try (InputStream in = mail.open()) {
            byte[] octets = in.readAllBytes();
            assertThat(octets).hasSize((int) mail.size());
            return octets;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
