package org.passerelle.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake.Answer;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;

class SimulatedMailTest {
    private static final LocalhostCertificate SERVER = LocalhostCertificate.make();
    private static final MailAddress CABINET = new MailAddress("cabinet@medecin.test");
    private static final MailAddress LINE = new MailAddress("dermatologie@hopital.test");
    private static final Instant NOON = Instant.parse("2030-05-06T12:00:00Z");

    private Instant now = NOON;
    private final InstantSource clock = () -> now;
    private final SimulatedMail mail = new SimulatedMail(
            List.of(SERVER.certificate()), SERVER.key().getPrivate(), clock, crossing -> new Adversity.None());
    private final SmtpPost post;
    private final ImapIntake intake;
    private MailCursor cursor = MailCursor.START;

    SimulatedMailTest() {
        mail.account(CABINET, "practice");
        mail.account(LINE, "hospital");
        post = new SmtpPost(new SmtpSettings(server(mail.smtpsPort(), CABINET, "practice")), clock, System::nanoTime);
        intake = new ImapIntake(new ImapSettings(server(mail.imapsPort(), LINE, "hospital")), clock, System::nanoTime);
    }

    @AfterEach
    void close() {
        post.close();
        intake.close();
        mail.close();
    }

    private MailServer server(int port, MailAddress account, String password) {
        return server(port, new MailLogin.Password(account.value(), new MailSecret(password)));
    }

    private MailServer server(int port, MailLogin login) {
        return new MailServer(mail.host(), port, MailServer.Tls.IMPLICIT, List.of(SERVER.certificate()), login);
    }

    private Delivery send(byte[] octets) {
        return post.post(MailEnvelope.from(CABINET, List.of(LINE)), MailBytes.of(octets));
    }

    private Delivery send(String subject) {
        return send(("Subject: " + subject + "\r\n\r\nbody\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private record Arrived(Instant at, byte[] octets) {
        String subject() {
            String text = new String(octets, StandardCharsets.ISO_8859_1);
            return text.substring(9, text.indexOf('\r'));
        }
    }

    private List<Arrived> read() {
        var arrived = new ArrayList<Arrived>();
        Polled polled = intake.poll(cursor, incoming -> {
            var letter = (Incoming.IncomingMail) incoming;
            try (InputStream in = letter.bytes().open()) {
                arrived.add(new Arrived(letter.arrival(), in.readAllBytes()));
            }
            return Answer.TAKEN;
        });
        assertThat(polled.state()).isEqualTo(new MailboxState.Ok());
        cursor = polled.cursor();
        return arrived;
    }

    private List<String> subjects() {
        return read().stream().map(Arrived::subject).toList();
    }

    @Test
    void carriesTheVeryOctets() throws IOException {
        var all = new ByteArrayOutputStream();
        all.write("Received: one\r\nSubject: folded\r\n\tline\r\nX-Odd: é\r\nBcc: x@y.test\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        all.write(".\r\n..\r\n.x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var random = new Random(11);
        while (all.size() < 3_000_000) {
            for (int n = random.nextInt(998); n > 0; n--) {
                int octet = random.nextInt(256);
                all.write(octet == '\r' || octet == '\n' ? '.' : octet);
            }
            all.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(send(all.toByteArray())).isInstanceOf(Delivery.HandedOver.class);
        assertThat(mail.crossings().get(0).bytes()).isEqualTo(all.toByteArray());
        assertThat(read().get(0).octets()).isEqualTo(all.toByteArray());
    }

    @Test
    void tapsWhatCrossedInOrder() throws InterruptedException {
        send("one");
        post.post(
                MailEnvelope.withoutSender(List.of(LINE, CABINET)),
                MailBytes.of("Subject: two\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(mail.awaitCrossings(2, Duration.ofSeconds(5))).isTrue();
        assertThat(mail.awaitCrossings(3, Duration.ofMillis(1))).isFalse();
        assertThat(mail.crossings()).extracting(Crossing::number).containsExactly(1, 2);
        assertThat(mail.crossings()).extracting(Crossing::from).containsExactly(Optional.of(CABINET), Optional.empty());
        assertThat(mail.crossings().get(1).recipients()).containsExactly(LINE, CABINET);
        assertThat(subjects()).containsExactly("one", "two");
    }

    @Test
    void datesArrivalByTheGivenClock() {
        send("noon");
        now = NOON.plus(Duration.ofDays(400));
        send("later");
        assertThat(read()).extracting(Arrived::at).containsExactly(NOON, now);
    }

    @Test
    void bringsLateMailWhenItsTimeHasCome() {
        mail.rule(crossing -> crossing.number() == 1 ? new Adversity.Late(Duration.ofHours(2)) : new Adversity.None());
        send("late");
        send("prompt");
        mail.tick(NOON.plus(Duration.ofHours(2)).minusMillis(1));
        assertThat(subjects()).containsExactly("prompt");
        mail.tick(NOON.plus(Duration.ofHours(2)));
        mail.tick(NOON.plus(Duration.ofHours(3)));
        List<Arrived> late = read();
        assertThat(late).extracting(Arrived::subject).containsExactly("late");
        assertThat(late.get(0).at()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    @Test
    void losesDoublesAndReorders() {
        mail.rule(crossing -> switch (crossing.number()) {
            case 1 -> new Adversity.Lost();
            case 2 -> new Adversity.Doubled();
            case 3 -> new Adversity.Reordered();
            default -> new Adversity.None();
        });
        for (String subject : List.of("lost", "doubled", "overtaken", "overtaking")) {
            assertThat(send(subject)).isInstanceOf(Delivery.HandedOver.class);
        }
        assertThat(subjects()).containsExactly("doubled", "doubled", "overtaking", "overtaken");
        assertThat(mail.crossings()).hasSize(4);
    }

    @Test
    void flipsOneBitAndKeepsTheSubmittedOctetsInTheTap() {
        mail.rule(crossing -> new Adversity.Tampered(9));
        send("a");
        assertThat(subjects()).containsExactly("`");
        assertThat(new String(mail.crossings().get(0).bytes(), StandardCharsets.US_ASCII))
                .startsWith("Subject: a");
    }

    @Test
    void refusesForNowOrForGood() {
        mail.rule(crossing -> new Adversity.Refused(451));
        assertThat(send("x")).isInstanceOf(Delivery.TemporaryFailure.class);
        mail.rule(crossing -> new Adversity.Refused(554));
        assertThat(send("x")).isInstanceOf(Delivery.PermanentFailure.class);
        assertThat(mail.crossings()).isEmpty();
        assertThat(read()).isEmpty();
    }

    @Test
    void goesAwayAndComesBackOnTheSamePorts() {
        send("before");
        int port = mail.smtpsPort();
        mail.down();
        assertThat(send("meanwhile")).isInstanceOf(Delivery.TemporaryFailure.class);
        assertThat(intake.poll(cursor, incoming -> Answer.TAKEN).state()).isInstanceOf(MailboxState.Degraded.class);
        mail.up();
        assertThat(mail.smtpsPort()).isEqualTo(port);
        assertThat(send("after")).isInstanceOf(Delivery.HandedOver.class);
        assertThat(subjects()).containsExactly("before", "after");
    }

    @Test
    void lastingMailWaitsForItsAccount() {
        MailAddress nobody = new MailAddress("nouveau@hopital.test");
        post.post(
                MailEnvelope.from(CABINET, List.of(nobody)),
                MailBytes.of("Subject: hello\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        try (var early =
                new ImapIntake(new ImapSettings(server(mail.imapsPort(), nobody, "guess")), clock, System::nanoTime)) {
            assertThat(early.poll(MailCursor.START, incoming -> Answer.TAKEN).state())
                    .isInstanceOf(MailboxState.NotLoggedIn.class);
            mail.account(nobody, "guess");
            assertThat(early.poll(MailCursor.START, incoming -> Answer.TAKEN).taken())
                    .isOne();
        }
    }

    @Test
    void takesTokens() {
        var login = new MailLogin.XOAuth2(CABINET.value(), () -> Optional.of(new MailSecret("practice")));
        try (var oauth = new SmtpPost(new SmtpSettings(server(mail.smtpsPort(), login)), clock, System::nanoTime)) {
            assertThat(oauth.post(
                            MailEnvelope.from(CABINET, List.of(LINE)),
                            MailBytes.of("Subject: t\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII))))
                    .isInstanceOf(Delivery.HandedOver.class);
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (var wrong =
                new SmtpPost(new SmtpSettings(server(mail.smtpsPort(), CABINET, "guess")), clock, System::nanoTime)) {
            assertThat(wrong.post(
                            MailEnvelope.from(CABINET, List.of(LINE)),
                            MailBytes.of("Subject: t\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII))))
                    .isInstanceOf(Delivery.NotLoggedIn.class);
        }
        assertThat(mail.crossings()).isEmpty();
    }
}
