package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.party.MailAddress;
import org.passerelle.port.MemoryMail;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.mail.MailEnvelope;

/**
 * Both mailboxes answer for absent people, the notices of one house go to the other's mailbox, and nobody ends up answering
 * himself: at most two automatic answers a day, and not one more mail from the nodes.
 */
class AutoRepliesTest {
    private static final int DAYS = 4;

    @TempDir
    private Path folder;

    private Rehearsal stage;
    private final List<LocalDate> answers = new ArrayList<>();

    @BeforeEach
    void open() {
        stage = new Rehearsal(folder, 43);
        stage.hospital.close();
        stage.hospital = stage.openHospital(List.of(new Member(
                Rehearsal.COORDINATOR, Set.of(Member.Right.EXPERT, Member.Right.COORDINATOR), Rehearsal.PRACTICE)));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void twoNodesWithAutoRepliesExchangeAtMostTwoADay() {
        int alone = play();
        answers.clear();
        for (MailAddress mailbox : List.of(Rehearsal.PRACTICE, Rehearsal.LINE)) {
            Set<String> told = new HashSet<>();
            stage.mail.responder(
                    mailbox,
                    came -> told.contains(today() + "") ? Optional.empty() : once(told, polite(mailbox, came)));
        }

        assertThat(play()).isEqualTo(alone);

        assertThat(answers).hasSizeGreaterThanOrEqualTo(DAYS);
        assertThat(perDay()).allSatisfy((day, number) -> assertThat(number).isLessThanOrEqualTo(2));
    }

    @Test
    void withoutAnyLimitOnlyWhatPeopleSentIsAnswered() {
        for (MailAddress mailbox : List.of(Rehearsal.PRACTICE, Rehearsal.LINE)) {
            stage.mail.responder(mailbox, came -> polite(mailbox, came));
        }
        play();

        assertThat(stage.mail.sent().stream().filter(mail -> mail.envelope().sender() != null))
                .hasSameSizeAs(answers);
    }

    /** A responder that answers whatever comes, to whoever stands in From, but no more than once a day to each. */
    @Test
    void norDoTheyWhenTheRespondersHeedNoMark() {
        int alone = play();
        for (MailAddress mailbox : List.of(Rehearsal.PRACTICE, Rehearsal.LINE)) {
            Set<String> told = new HashSet<>();
            stage.mail.responder(mailbox, came -> rude(mailbox, came, told));
        }

        assertThat(play()).isEqualTo(alone);

        assertThat(answers).isNotEmpty();
        assertThat(perDay()).allSatisfy((day, number) -> assertThat(number).isLessThanOrEqualTo(2));
    }

    @Test
    void noticesAndReceiptsLeaveWithoutAnEnvelopeSenderAndSayWhatTheyAre() {
        play();

        List<MemoryMail.Sent> automatic = stage.mail.sent().stream()
                .filter(mail -> field(mail.octets(), "Auto-Submitted").isPresent())
                .toList();
        assertThat(automatic)
                .extracting(mail -> field(mail.octets(), "Auto-Submitted").orElseThrow())
                .contains("auto-generated", "auto-replied");
        assertThat(automatic)
                .allSatisfy(mail -> assertThat(mail.envelope().sender()).isNull());
        assertThat(stage.mail.sent().stream().filter(mail -> mail.envelope().sender() == null))
                .hasSameSizeAs(automatic);
    }

    /** RFC 5321 §6.3: a letter that two forwarding rules throw at each other ends here, put apart, and nobody is answered. */
    @Test
    void aLetterThatGoesRoundInCirclesIsRefusedWithoutAnAnswer() {
        Id exchange = stage.request();
        stage.practice.step();
        byte[] letter = stage.mail.crossed().get(0);
        String relay = "Received: from a.test by b.test\r\n";
        int before = stage.mail.sent().size();

        ReceiveMail.Taken taken = stage.hospital.accept(
                new ByteArrayInputStream((relay.repeat(31) + new String(letter, StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1)),
                Rehearsal.LINE);

        assertThat(taken).isInstanceOf(ReceiveMail.Taken.Quarantined.class);
        assertThat(stage.hospital.quarantine(5).stream().map(QuarantineRow::code))
                .containsExactly("letter.circles");
        assertThat(stage.mail.sent()).hasSize(before);
        stage.settle();
        assertThat(stage.hospital.row(exchange)).isPresent();
    }

    /** Some days with a request on each; how many mails the nodes post. */
    private int play() {
        int before = stage.mail.sent().size();
        for (int day = 0; day < DAYS; day++) {
            stage.request();
            stage.settle();
            for (int quarter = 0; quarter < 4; quarter++) {
                stage.advance(Duration.ofHours(6));
            }
        }
        stage.advance(Duration.ofDays(10)); // past the last rung of every clock
        return stage.mail.sent().size() - before;
    }

    private Map<LocalDate, Long> perDay() {
        return answers.stream().collect(Collectors.groupingBy(day -> day, Collectors.counting()));
    }

    /** RFC 3834: answers the envelope's sender, without one itself, and no mail that a program wrote. */
    private Optional<MemoryMail.Sent> polite(MailAddress mailbox, MemoryMail.Sent came) {
        MailAddress sender = came.envelope().sender();
        if (sender == null || field(came.octets(), "Auto-Submitted").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new MemoryMail.Sent(
                MailEnvelope.withoutSender(List.of(sender)), absent(mailbox, "Auto-Submitted: auto-replied\r\n")));
    }

    private Optional<MemoryMail.Sent> once(Set<String> told, Optional<MemoryMail.Sent> answer) {
        answer.ifPresent(given -> told.add(today() + ""));
        return answer;
    }

    private Optional<MemoryMail.Sent> rude(MailAddress mailbox, MemoryMail.Sent came, Set<String> told) {
        String from = field(came.octets(), "From").orElseThrow();
        if (!told.add(from + today())) {
            return Optional.empty();
        }
        return Optional.of(
                new MemoryMail.Sent(MailEnvelope.from(mailbox, List.of(new MailAddress(from))), absent(mailbox, "")));
    }

    private byte[] absent(MailAddress mailbox, String mark) {
        answers.add(today());
        return ("From: " + mailbox.value() + "\r\nSubject: Absence\r\n" + mark + "\r\nDe retour lundi.\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private LocalDate today() {
        return stage.clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Optional<String> field(byte[] mail, String name) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return text.substring(0, text.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip().replaceAll("[<>]", ""))
                .findFirst();
    }
}
