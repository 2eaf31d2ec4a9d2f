package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Json;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.OrdinaryMailbox;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/** What a line begins: seen by the practice's software, carried in an ordinary mail where there is none, and sent again elsewhere. */
class LineWritesFirstTest {
    private static final Professional DOCTOR =
            new Professional(new Rpps("10000000009"), "INVENTE", "Louis", "G15_10/SM26", null);

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
    void thePracticeIsToldOfAnExchangeThatItDidNotBeginAndReadsIt() throws Exception {
        List<Exchange> told = new ArrayList<>();
        Practice practice = world.practice();
        try (AutoCloseable following = practice.follow(world.now(), told::add)) {
            String id = world.hospital().begin(Rehearsal.PRACTICE, "report-copy/1", copy(Invented.doctor()));
            world.settle();

            assertThat(told).extracting(Exchange::id).contains(id);
            Exchange exchange = practice.exchange(id);
            assertThat(exchange.begunByLine()).isTrue();
            assertThat(exchange.progress()).isEqualTo(Exchange.Progress.ARRIVED);
            assertThat(exchange.line()).isEqualTo(Rehearsal.LINE);
            assertThat(exchange.ended()).isTrue();
            Answer said = exchange.opening(Invented.doctor()).orElseThrow();
            assertThat(said.text("report")).isEqualTo("Surveillance à trois mois.");
            assertThat(said.by()).isEqualTo(Invented.expert());
            assertThat(exchange.now().moments())
                    .extracting(Exchange.Moment::kind)
                    .contains("received", "copy", "read");
            assertThat(practice.health().alarms()).isEmpty();
            assertThat(world.hospital().node().health().alarms()).isEmpty();
            assertThat(world.hospital().node().health().outboxWaiting()).isZero();
        }
    }

    @Test
    void aDoctorWithAnOrdinaryMailboxGetsAReadableMailAndTheirReplyStaysWithIt() {
        Practice node = world.join(Practice.open(world.specialist()));
        Team team = node.team(Rehearsal.SPECIALIST_LINE);
        Exchange copy = sent(team, Rehearsal.ORDINARY_DOCTOR);
        world.settle();

        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        String mail = text(doctor.inbox().get(0));
        assertThat(mail).contains("IHE_XDM.zip").contains("application/pdf").contains("XDM/1.0/DDM+");
        assertThat(copy.now().inClear()).isTrue();
        assertThat(copy.now().progress()).isEqualTo(Exchange.Progress.SENT);

        doctor.write(Rehearsal.SPECIALIST_LINE, "RE", "Merci.", List.of(messageId(mail)), Map.of());
        world.settle();
        assertThat(copy.now().mails())
                .singleElement()
                .satisfies(reply -> assertThat(reply.expected()).isTrue());
        assertThat(team.worklist()).as("a reply asks for nothing").isEmpty();
    }

    @Test
    void nothingGoesToAMailboxThatNobodyKnows() {
        Team team = world.join(Practice.open(world.specialist())).team(Rehearsal.SPECIALIST_LINE);
        Draft draft = team.begin(Rehearsal.ORDINARY_DOCTOR, "report-copy/1", Invented.specialist());
        copy(DOCTOR).members().forEach(draft::put);
        assertThatThrownBy(draft::send).hasMessageContaining("flow.addressee-unknown");
    }

    @Test
    void whatBouncesAlarmsTheLineAndGoesAgainSealedToAnotherAddress() {
        Practice practice = world.practice();
        Practice node = world.join(Practice.open(world.specialist()));
        world.mail()
                .rule(crossing -> crossing.recipients().contains(new MailAddress(Rehearsal.ORDINARY_DOCTOR))
                        ? new Adversity.Refused(550)
                        : new Adversity.None());
        Team team = node.team(Rehearsal.SPECIALIST_LINE);
        Exchange first = sent(team, Rehearsal.ORDINARY_DOCTOR);
        world.settle();
        assertThat(first.now().progress()).isEqualTo(Exchange.Progress.UNDELIVERED);
        assertThat(node.health().alarms())
                .anyMatch(alarm -> alarm.exchange().hex().equals(first.id()));

        Exchange again = team.sendAgain(first, Rehearsal.PRACTICE, Invented.specialist());
        world.settle();
        assertThat(again.inClear()).isFalse();
        assertThat(again.now().progress()).isEqualTo(Exchange.Progress.RECEIVED);
        assertThat(practice.exchange(again.id()).opening(Invented.doctor()))
                .hasValueSatisfying(said -> assertThat(said.text("report")).contains("Surveillance"));
        assertThat(first.now().moments()).extracting(Exchange.Moment::kind).contains("sent-again");
        assertThatThrownBy(() -> team.sendAgain(first, Rehearsal.PRACTICE, Invented.specialist()))
                .hasMessageContaining("exchange.not-in-state");
    }

    @Test
    void aLetterThatComesTwiceOrLateBeginsOneExchange() {
        world.practice();
        world.mail().rule(crossing -> crossing.number() == 0 ? new Adversity.Doubled() : new Adversity.None());
        world.hospital().begin(Rehearsal.PRACTICE, "report-copy/1", copy(Invented.doctor()));
        world.settle();
        world.mail().rule(crossing -> new Adversity.Late(Duration.ofMinutes(20)));
        world.hospital().begin(Rehearsal.PRACTICE, "report-copy/1", copy(Invented.doctor()));
        world.advance(Duration.ofHours(2));
        assertThat(world.practice().exchanges()).hasSize(2);
    }

    private static Exchange sent(Team team, String to) {
        Draft draft = team.begin(to, DOCTOR, "report-copy/1", Invented.specialist());
        copy(DOCTOR).members().forEach(draft::put);
        return draft.send();
    }

    private static Json.Obj copy(Professional reader) {
        return Json.object()
                .put("patient", PartyJson.write(Invented.patient()))
                .put("reader", PartyJson.write(reader))
                .put("about", "Avis de cardiologie du 20/11/2026")
                .put("report", "Surveillance à trois mois.")
                .build();
    }

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.UTF_8);
    }

    private static String messageId(String mail) {
        Matcher id = Pattern.compile("(?im)^Message-ID:\\s*<([^>]+)>").matcher(mail);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
