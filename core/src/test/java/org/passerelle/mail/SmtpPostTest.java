package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;

class SmtpPostTest extends SmtpAccount {

    private void arrivesUnchanged(byte[] octets) {
        assertThat(post.post(ENVELOPE, MailBytes.of(octets))).isInstanceOf(Delivery.HandedOver.class);
        assertThat(sink.mails).hasSize(1);
        assertThat(sink.mails.get(0).octets()).isEqualTo(octets);
    }

    @Test
    void handsOverEveryOctetAsItIs() throws IOException {
        var mail = new ByteArrayOutputStream();
        mail.write("From: a@b.test\r\nBcc: kept@as.it.is\r\nContent-Length: 7\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        mail.write(".\r\n..\r\n.dot first\r\n\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
        for (int octet = 0; octet < 256; octet++) {
            if (octet != '\r' && octet != '\n') {
                mail.write(octet);
            }
        }
        mail.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        mail.write("x".repeat(998).getBytes(StandardCharsets.US_ASCII));
        mail.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
        arrivesUnchanged(mail.toByteArray());
        assertThat(sink.mails.get(0).from()).isEqualTo("<cabinet@medecin.test> SIZE=" + mail.size() + " BODY=8BITMIME");
        assertThat(sink.mails.get(0).recipients()).containsExactly("<dermatologie@hopital.test>");
    }

    @Test
    void handsOverThreeMegabytes() {
        var mail = new StringBuilder("Subject: x\r\n\r\n");
        var random = new Random(7);
        while (mail.length() < 3_000_000) {
            mail.append(".".repeat(random.nextInt(3)))
                    .append("z".repeat(random.nextInt(77)))
                    .append("\r\n");
        }
        arrivesUnchanged(mail.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void leavesTheSenderEmptyForReceipts() {
        assertThat(post.post(MailEnvelope.withoutSender(List.of(LINE)), SMALL)).isInstanceOf(Delivery.HandedOver.class);
        assertThat(sink.mails.get(0).from()).startsWith("<> ");
    }

    @Test
    void keepsTheConnectionBetweenMails() {
        post.post(ENVELOPE, SMALL);
        Delivery second = post.post(ENVELOPE, SMALL);
        assertThat(second).isInstanceOf(Delivery.HandedOver.class).hasToString("HandedOver[250]");
        assertThat(((Delivery.HandedOver) second).reply()).contains("queued as 42");
        assertThat(server.connections).hasValue(1);
        post.close();
        assertThat(post.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
        assertThat(server.connections).hasValue(2);
        assertThat(post.state()).isEqualTo(new MailboxState.Ok());
    }

    @Test
    void refusesOneOctetMoreThanTheServerTakes() {
        int most = (int) SMALL.size();
        sink.extensions = "AUTH PLAIN|SIZE " + most;
        assertThat(post.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
        permanent(mail("Subject: x\r\n\r\nhello!\r\n"), MailRefusal.TOO_LARGE);
    }

    @Test
    void refusesEightBitWhereTheServerTakesNone() {
        sink.extensions = "AUTH PLAIN";
        permanent(mail("é\r\n"), MailRefusal.EIGHT_BIT);
        permanent(mail("\0\r\n"), MailRefusal.EIGHT_BIT);
        assertThat(post.post(ENVELOPE, mail("\177\r\n"))).isInstanceOf(Delivery.HandedOver.class);
    }

    @Test
    void refusesOneRecipientTooMany() {
        var settings = new SmtpSettings(
                new MailServer(
                        "localhost", server.port(), MailServer.Tls.IMPLICIT, List.of(PKI.authority), login("right")),
                "[127.0.0.1]",
                1);
        try (var one = new SmtpPost(settings, InstantSource.fixed(NOON), System::nanoTime)) {
            assertThat(one.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
            assertThat(one.post(MailEnvelope.from(CABINET, List.of(LINE, SECOND)), SMALL))
                    .isInstanceOfSatisfying(
                            Delivery.PermanentFailure.class,
                            no -> assertThat(no.why().code()).isEqualTo(MailRefusal.TOO_MANY_RECIPIENTS));
        }
    }

    @Test
    void saysWhichRecipientWasRefusedAndSendsToNobody() {
        sink.replies.put("RCPT TO:<cardio", "550 5.1.1 unknown");
        Delivery outcome = post.post(MailEnvelope.from(CABINET, List.of(LINE, SECOND)), SMALL);
        assertThat(outcome).isInstanceOfSatisfying(Delivery.PermanentFailure.class, no -> {
            assertThat(no.why().code()).isEqualTo(MailRefusal.RECIPIENT_REFUSED);
            assertThat(no.answers()).containsExactly(new Delivery.RecipientAnswer(SECOND, 550));
        });
        assertThat(sink.mails).isEmpty();
        assertThat(post.state()).isEqualTo(new MailboxState.Ok());
        sink.replies.put("RCPT TO:<cardio", "451 4.7.1 greylisted");
        assertThat(post.post(MailEnvelope.from(CABINET, List.of(LINE, SECOND)), SMALL))
                .isInstanceOfSatisfying(
                        Delivery.TemporaryFailure.class,
                        later ->
                                assertThat(later.answers()).containsExactly(new Delivery.RecipientAnswer(SECOND, 451)));
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (var alone = post(nobody, login("right"), PKI.authority, Patience.USUAL)) {
            temporary(alone, MailRefusal.UNREACHABLE);
        }
        sink.replies.put("GREETING", "421 4.3.2 closing");
        temporary(post, MailRefusal.TRY_LATER);
    }

    @Test
    void givesUpOnSilence() throws IOException {
        try (var mute = ScriptedServer.implicit(PKI.context(SERVER), with -> with.hear());
                var hasty = post(mute.port(), login("right"), PKI.authority, SHORT)) {
            temporary(hasty, MailRefusal.TIMEOUT);
        }
    }

    @Test
    void givesUpOnAServerThatDribblesOrNeverEnds() throws IOException {
        ScriptedServer.Script endless = with -> {
            with.raw("220-");
            while (true) {
                with.raw("x");
            }
        };
        var ticks = new java.util.concurrent.atomic.AtomicLong();
        try (var dribble = ScriptedServer.implicit(PKI.context(SERVER), endless)) {
            var server = new MailServer(
                    "localhost", dribble.port(), MailServer.Tls.IMPLICIT, List.of(PKI.authority), login("right"));
            // each look at the watch is a second later: the ten minutes pass octet by octet
            try (var patient = new SmtpPost(
                    new SmtpSettings(server),
                    InstantSource.fixed(NOON),
                    () -> ticks.addAndGet(Duration.ofSeconds(1).toNanos()))) {
                temporary(patient, MailRefusal.TIMEOUT);
            }
            try (var flooded = new SmtpPost(new SmtpSettings(server), InstantSource.fixed(NOON), () -> 0)) {
                temporary(flooded, MailRefusal.PROTOCOL);
            }
        }
    }

    @Test
    void dropsAMailWhoseBytesChange() {
        var reads = new AtomicInteger();
        var shrinking = new MailBytes() {
            @Override
            public long size() {
                return SMALL.size();
            }

            @Override
            public InputStream open() throws IOException {
                return reads.getAndIncrement() == 0
                        ? SMALL.open()
                        : mail("Subject: x\r\n").open();
            }
        };
        assertThat(post.post(ENVELOPE, shrinking))
                .isInstanceOfSatisfying(
                        Delivery.TemporaryFailure.class,
                        later -> assertThat(later.why().code()).isEqualTo(MailRefusal.BYTES_UNREADABLE));
        assertThat(sink.mails).isEmpty();
        assertThat(post.state()).isEqualTo(new MailboxState.Ok());
    }

    @Test
    void tellsLaterFromNever() {
        for (String at : List.of("MAIL FROM", "DATA", "END OF DATA")) {
            sink.replies.put(at, "452 4.3.1 full");
            assertThat(post.post(ENVELOPE, SMALL))
                    .as(at)
                    .isInstanceOfSatisfying(Delivery.TemporaryFailure.class, later -> {
                        assertThat(later.code()).isEqualTo(452);
                        assertThat(later.why().code()).isEqualTo(MailRefusal.TRY_LATER);
                    });
            sink.replies.put(at, "554 5.6.0 never");
            assertThat(post.post(ENVELOPE, SMALL))
                    .as(at)
                    .isInstanceOfSatisfying(Delivery.PermanentFailure.class, no -> {
                        assertThat(no.code()).isEqualTo(554);
                        assertThat(no.why().code()).isEqualTo(MailRefusal.REFUSED_BY_SERVER);
                    });
            sink.replies.put(at, "HANG UP");
            temporary(post, MailRefusal.UNREACHABLE);
            sink.replies.clear();
        }
        assertThat(post.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
    }

    @Test
    void refusesLinesThatARelayWouldMend() {
        permanent(mail("a\nb\r\n"), MailRefusal.LINE_BREAK);
        permanent(mail("a\rb\r\n"), MailRefusal.LINE_BREAK);
        permanent(mail("a\r\r\n"), MailRefusal.LINE_BREAK);
        permanent(mail("a\r"), MailRefusal.LINE_BREAK);
        permanent(mail("\n"), MailRefusal.LINE_BREAK);
        permanent(mail("a\r\n.\n.\r\n"), MailRefusal.LINE_BREAK);
        permanent(mail("a\r\nb"), MailRefusal.UNFINISHED);
        permanent(mail(""), MailRefusal.UNFINISHED);
        permanent(mail("x".repeat(999) + "\r\n"), MailRefusal.LINE_TOO_LONG);
        assertThat(server.connections).hasValue(0);
    }
}
