package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Flags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Incoming.IncomingMail;
import org.passerelle.port.mail.Incoming.OversizeMail;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.Intake.Answer;
import org.passerelle.port.mail.Intake.Filed;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;

class ImapIntakeTest {
    private static final MailCertificates PKI = new MailCertificates("Mail test authority");
    private static final MailCertificates.Identity SERVER = PKI.server("localhost");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant ARRIVAL = Instant.parse("2031-02-03T04:05:06Z");

    private ImapHouse house;
    private ImapIntake intake;
    private final List<Incoming> seen = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        house = new ImapHouse(PKI.context(SERVER));
        intake = intake("right", null, 1_000, 100);
    }

    @AfterEach
    void stop() {
        intake.close();
        house.close();
    }

    private ImapIntake intake(String password, String receipts, long mostOctets, int mostMails) {
        var login = new MailLogin.Password("ligne", new MailSecret(password));
        var server = new MailServer("localhost", house.port(), MailServer.Tls.IMPLICIT, List.of(PKI.authority), login);
        return new ImapIntake(
                new ImapSettings(server, "INBOX", receipts, mostOctets, mostMails),
                InstantSource.fixed(NOON),
                System::nanoTime);
    }

    private Answer take(Incoming incoming) throws IOException {
        seen.add(incoming);
        if (incoming instanceof IncomingMail mail) {
            texts.add(text(mail));
        }
        return Answer.TAKEN;
    }

    private static String text(IncomingMail mail) throws IOException {
        return new String(octets(mail), StandardCharsets.ISO_8859_1);
    }

    private static byte[] octets(IncomingMail mail) throws IOException {
        try (InputStream in = mail.bytes().open()) {
            return in.readAllBytes();
        }
    }

    private long deliver(String text) {
        return house.deliver(text.getBytes(StandardCharsets.ISO_8859_1), ARRIVAL);
    }

    @Test
    void givesEachNewMailOnceInOrder() {
        deliver("Subject: 1\r\n\r\na\r\n");
        deliver("Subject: 2\r\n\r\nb\r\n");
        Polled first = intake.poll(MailCursor.START, this::take);
        assertThat(texts).containsExactly("Subject: 1\r\n\r\na\r\n", "Subject: 2\r\n\r\nb\r\n");
        assertThat(first.taken()).isEqualTo(2);
        assertThat(first.rescanned()).isFalse();
        assertThat(first.more()).isFalse();
        assertThat(first.state()).isEqualTo(new MailboxState.Ok());
        assertThat(seen).extracting(Incoming::arrival).containsOnly(ARRIVAL);
        assertThat(seen.get(1).at()).isEqualTo(first.cursor());
        assertThat(intake.poll(first.cursor(), this::take).taken()).isZero();
        deliver("Subject: 3\r\n\r\nc\r\n");
        Polled third = intake.poll(first.cursor(), this::take);
        assertThat(third.taken()).isOne();
        assertThat(texts).hasSize(3);
        assertThat(third.cursor().uid()).isGreaterThan(first.cursor().uid());
    }

    @Test
    void anEmptyMailboxMovesNothing() {
        Polled empty = intake.poll(MailCursor.START, this::take);
        assertThat(empty.cursor().uid()).isZero();
        assertThat(empty.cursor().uidValidity()).isPositive();
        assertThat(empty.taken()).isZero();
    }

    @Test
    void stopsBeforeTheMailThatWasNotTaken() {
        deliver("Subject: 1\r\n\r\na\r\n");
        deliver("Subject: 2\r\n\r\nb\r\n");
        Polled stopped = intake.poll(MailCursor.START, mail -> seen.isEmpty() ? take(mail) : Answer.STOP);
        assertThat(stopped.taken()).isOne();
        assertThat(stopped.more()).isTrue();
        assertThat(stopped.cursor()).isEqualTo(seen.get(0).at());
        intake.poll(stopped.cursor(), this::take);
        assertThat(texts).hasSize(2);
    }

    @Test
    void takesNoMoreThanOnePageAtATime() {
        for (int n = 0; n < 3; n++) {
            deliver("Subject: " + n + "\r\n\r\n\r\n");
        }
        try (var paged = intake("right", null, 1_000, 2)) {
            Polled first = paged.poll(MailCursor.START, this::take);
            assertThat(first.taken()).isEqualTo(2);
            assertThat(first.more()).isTrue();
            Polled second = paged.poll(first.cursor(), this::take);
            assertThat(second.taken()).isOne();
            assertThat(second.more()).isFalse();
        }
    }

    @Test
    void startsAgainWhenTheMailboxWasRenumbered() throws Exception {
        deliver("Subject: 1\r\n\r\na\r\n");
        MailCursor before = intake.poll(MailCursor.START, this::take).cursor();
        house.renumber(before.uidValidity() + 7);
        deliver("Subject: 1\r\n\r\na\r\n");
        Polled again = intake.poll(before, this::take);
        assertThat(again.rescanned()).isTrue();
        assertThat(again.taken()).isOne();
        assertThat(again.cursor().uidValidity()).isEqualTo(before.uidValidity() + 7);
        assertThat(texts).hasSize(2);
    }

    @Test
    void leavesFlagsAndForeignMailAsTheyAre() throws Exception {
        deliver("Subject: 1\r\n\r\na\r\n");
        intake.poll(MailCursor.START, this::take);
        assertThat(house.inbox().getMessageCount()).isOne();
        assertThat(house.inbox().getMessages().get(0).isSet(Flags.Flag.SEEN)).isFalse();
    }

    @Test
    void readsTheVeryOctets() throws IOException {
        var mail = new ByteArrayOutputStream();
        mail.write("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var random = new Random(3);
        while (mail.size() < 3_000_000) {
            for (int n = random.nextInt(99); n > 0; n--) {
                int octet = random.nextInt(256);
                mail.write(octet == '\r' || octet == '\n' ? '.' : octet);
            }
            mail.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        house.deliver(mail.toByteArray(), ARRIVAL);
        try (var wide = intake("right", null, mail.size(), 10)) {
            wide.poll(MailCursor.START, incoming -> {
                assertThat(incoming.size()).isEqualTo(mail.size());
                assertThat(octets((IncomingMail) incoming)).isEqualTo(mail.toByteArray());
                assertThat(octets((IncomingMail) incoming)).isEqualTo(mail.toByteArray());
                seen.add(incoming);
                return Answer.TAKEN;
            });
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void reportsAMailOneOctetTooLargeWithoutFetchingIt() {
        String head = "Subject: x\r\n\r\n";
        deliver(head + "a".repeat(1_000 - head.length() - 2) + "\r\n");
        deliver(head + "a".repeat(1_001 - head.length() - 2) + "\r\n");
        deliver("Subject: next\r\n\r\n\r\n");
        Polled polled = intake.poll(MailCursor.START, this::take);
        assertThat(polled.taken()).isEqualTo(3);
        assertThat(seen.get(0)).isInstanceOf(IncomingMail.class);
        assertThat(seen.get(1)).isEqualTo(new OversizeMail(seen.get(1).at(), ARRIVAL, 1_001, 1_000));
        assertThat(seen.get(2)).isInstanceOf(IncomingMail.class);
    }

    @Test
    void aWrongPasswordIsAStateAndNotAnError() {
        try (var wrong = intake("wrong", null, 1_000, 10)) {
            Polled polled = wrong.poll(new MailCursor(5, 7), this::take);
            assertThat(polled.cursor()).isEqualTo(new MailCursor(5, 7));
            assertThat(polled.state()).isInstanceOfSatisfying(MailboxState.NotLoggedIn.class, state -> {
                assertThat(state.why().code()).isEqualTo(MailRefusal.LOGIN_REFUSED);
                assertThat(state.since()).isEqualTo(NOON);
            });
        }
    }

    @Test
    void aServerThatIsAwayDegradesAndComesBack() throws Exception {
        deliver("Subject: 1\r\n\r\na\r\n");
        MailCursor cursor = intake.poll(MailCursor.START, this::take).cursor();
        house.down();
        Polled away = intake.poll(cursor, this::take);
        assertThat(away.cursor()).isEqualTo(cursor);
        assertThat(away.state())
                .isInstanceOfSatisfying(
                        MailboxState.Degraded.class,
                        state -> assertThat(state.why().code()).isEqualTo(MailRefusal.UNREACHABLE));
        assertThat(intake.state()).isEqualTo(away.state());
        house.up();
        deliver("Subject: 2\r\n\r\nb\r\n");
        Polled back = intake.poll(cursor, this::take);
        assertThat(back.state()).isEqualTo(new MailboxState.Ok());
        assertThat(back.taken()).isOne();
    }

    @Test
    void givesAgainWhatBrokeOffInTheMiddle() {
        deliver("Subject: 1\r\n\r\n" + "a".repeat(500) + "\r\n");
        Polled broken = intake.poll(MailCursor.START, incoming -> {
            house.down();
            octets((IncomingMail) incoming);
            return Answer.TAKEN;
        });
        assertThat(broken.taken()).isZero();
        assertThat(broken.cursor().uid()).isZero();
        assertThat(broken.state()).isInstanceOf(MailboxState.Degraded.class);
    }

    @Test
    void theHandlersOwnTroubleIsNotTheMailboxs() {
        deliver("Subject: 1\r\n\r\na\r\n");
        Intake.Handler full = incoming -> {
            throw new IOException("disk full");
        };
        assertThatThrownBy(() -> intake.poll(MailCursor.START, full)).isInstanceOf(UncheckedIOException.class);
        assertThat(intake.state()).isEqualTo(new MailboxState.Ok());
        assertThat(intake.poll(MailCursor.START, this::take).taken()).isOne();
    }

    @Test
    void whatAHandlerThrowsInTheMiddleOfAMailLeavesTheIntakeUsable() {
        deliver("Subject: 1\r\n\r\n" + "a".repeat(500) + "\r\n");
        Intake.Handler broken = incoming -> {
            ((IncomingMail) incoming).bytes().open().read();
            throw new IllegalStateException("a bug");
        };
        assertThatThrownBy(() -> intake.poll(MailCursor.START, broken)).isInstanceOf(IllegalStateException.class);
        assertThat(intake.state()).isEqualTo(new MailboxState.Ok());
        Polled next = intake.poll(MailCursor.START, this::take);
        assertThat(next.taken()).isOne();
        assertThat(next.state()).isEqualTo(new MailboxState.Ok());
        assertThat(texts).containsExactly("Subject: 1\r\n\r\n" + "a".repeat(500) + "\r\n");
    }

    @Test
    void filesOurReceiptsAway() throws Exception {
        deliver("Subject: receipt\r\n\r\n\r\n");
        deliver("Subject: letter\r\n\r\n\r\n");
        try (var filing = intake("right", "Recus", 1_000, 10)) {
            filing.poll(MailCursor.START, this::take);
            MailCursor receipt = seen.get(0).at();
            assertThat(filing.fileAway(receipt))
                    .as(() -> filing.state().toString())
                    .isEqualTo(Filed.MOVED);
            assertThat(house.inbox().getMessageCount()).isOne();
            assertThat(house.folder("Recus").getMessageCount()).isOne();
            assertThat(filing.fileAway(receipt)).isEqualTo(Filed.GONE);
            assertThat(filing.fileAway(new MailCursor(receipt.uidValidity() + 1, 2)))
                    .isEqualTo(Filed.GONE);
            assertThat(intake.fileAway(seen.get(1).at())).isEqualTo(Filed.NOT_ALLOWED);
            Polled after = filing.poll(seen.get(1).at(), this::take);
            assertThat(after.taken()).isZero();
        }
    }
}
