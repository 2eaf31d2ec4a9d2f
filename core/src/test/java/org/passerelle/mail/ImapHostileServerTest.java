package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.passerelle.port.Incoming;
import org.passerelle.port.Intake.Answer;
import org.passerelle.port.Intake.Polled;
import org.passerelle.port.MailCursor;
import org.passerelle.port.MailboxState;
import org.passerelle.refusal.RefusalCode;

class ImapHostileServerTest {
    private static final MailCertificates PKI = new MailCertificates("Mail test authority");
    private static final MailCertificates.Identity SERVER = PKI.server("localhost");
    private static final MailLogin PASSWORD = new MailLogin.Password("ligne", new MailSecret("right"));
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final List<Incoming> seen = new ArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    private Answer take(Incoming incoming) throws IOException {
        seen.add(incoming);
        if (incoming instanceof Incoming.IncomingMail mail) {
            try (InputStream in = mail.bytes().open()) {
                in.readAllBytes();
            }
        }
        return Answer.TAKEN;
    }

    private Polled poll(ScriptedServer server, MailServer.Tls tls, MailLogin login, LongSupplier nanos) {
        var at = new MailServer("localhost", server.port(), tls, List.of(PKI.authority), login, SHORT);
        var settings = new ImapSettings(at, "INBOX", null, 1_000, 10);
        try (var intake = new ImapIntake(settings, InstantSource.fixed(Instant.EPOCH), nanos)) {
            return intake.poll(MailCursor.START, this::take);
        }
    }

    private Polled implicit(ScriptedServer.Script script) throws IOException {
        return implicit(script, PASSWORD);
    }

    private Polled implicit(ScriptedServer.Script script, MailLogin login) throws IOException {
        try (var server = ScriptedServer.implicit(PKI.context(SERVER), script)) {
            return poll(server, MailServer.Tls.IMPLICIT, login, System::nanoTime);
        }
    }

    private static void degraded(Polled polled, RefusalCode code) {
        assertThat(polled.state())
                .isInstanceOfSatisfying(
                        MailboxState.Degraded.class,
                        state -> assertThat(state.why().code()).isEqualTo(code));
        assertThat(polled.taken()).isZero();
        assertThat(polled.cursor().uid()).isZero();
    }

    /** A server that behaves but for the answer to commands that hold {@code at}. */
    private ScriptedServer.Script but(String at, String answer) {
        return with -> {
            with.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready");
            while (true) {
                String line = with.hear();
                commands.add(line);
                String tag = line.substring(0, line.indexOf(' '));
                if (line.contains(at)) {
                    with.raw(answer.replace("TAG", tag));
                } else {
                    usual(with, tag, line);
                }
            }
        };
    }

    private void usual(ScriptedServer.Conversation with, String tag, String line) throws IOException {
        if (line.contains("AUTHENTICATE PLAIN") && line.endsWith("PLAIN")) {
            with.say("+ ");
            with.hear();
        } else if (line.contains("CAPABILITY")) {
            with.say("* CAPABILITY IMAP4rev1 AUTH=PLAIN");
        } else if (line.contains("EXAMINE")) {
            with.say("* 1 EXISTS");
            with.say("* OK [UIDVALIDITY 9]");
        } else if (line.contains("UID FETCH")) {
            with.say("* 1 FETCH (UID 4)");
        } else if (line.contains("RFC822.SIZE")) {
            with.say("* 1 FETCH (RFC822.SIZE 5 INTERNALDATE \"03-Feb-2031 04:05:06 +0000\")");
        } else if (line.contains("BODY.PEEK")) {
            with.say("* 1 FETCH (BODY[]<0> {5}\r\nhello)");
        }
        with.say(tag + " OK done");
    }

    @Test
    void theScriptedServerWorksWhenItBehaves() throws IOException {
        Polled polled = implicit(but("NOTHING", ""));
        assertThat(polled.state()).isEqualTo(new MailboxState.Ok());
        assertThat(polled.cursor()).isEqualTo(new MailCursor(9, 4));
        assertThat(commands).noneMatch(line -> line.contains("SELECT") || line.contains("STORE"));
        assertThat(commands).filteredOn(line -> line.contains("BODY")).allMatch(line -> line.contains("BODY.PEEK[]"));
    }

    @Test
    void aHugeLiteralClaimsNoMemory() throws IOException {
        degraded(implicit(but("BODY.PEEK", "* 1 FETCH (BODY[]<0> {2000000000}\r\n")), MailRefusal.PROTOCOL);
        degraded(implicit(but("UID FETCH", "* 1 FETCH (UID {10000000000}\r\n")), MailRefusal.PROTOCOL);
    }

    @Test
    void aHugeMailboxClaimsNoMemory() throws IOException {
        degraded(
                implicit(but("EXAMINE", "* 2000000000 EXISTS\r\n* OK [UIDVALIDITY 9]\r\nTAG OK done\r\n")),
                MailRefusal.PROTOCOL);
    }

    @Test
    void aLineWithoutEndIsCut() throws IOException {
        degraded(implicit(but("EXAMINE", "* FLAGS (" + "x".repeat(2_000_000))), MailRefusal.PROTOCOL);
    }

    @Test
    void answersWithoutEndAreCut() throws IOException {
        ScriptedServer.Script endless = with -> {
            with.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready");
            with.hear();
            while (true) {
                with.raw("* OK still there\r\n".repeat(1_000));
            }
        };
        degraded(implicit(endless), MailRefusal.PROTOCOL);
    }

    @Test
    void aServerThatDribblesIsGivenUp() throws IOException {
        var ticks = new AtomicLong();
        ScriptedServer.Script dribble = with -> {
            while (true) {
                with.raw("*");
            }
        };
        try (var server = ScriptedServer.implicit(PKI.context(SERVER), dribble)) {
            degraded(
                    poll(
                            server,
                            MailServer.Tls.IMPLICIT,
                            PASSWORD,
                            () -> ticks.addAndGet(Duration.ofSeconds(1).toNanos())),
                    MailRefusal.TIMEOUT);
        }
    }

    @Test
    void silenceIsGivenUp() throws IOException {
        degraded(implicit(but("EXAMINE", "")), MailRefusal.TIMEOUT);
    }

    @Test
    void aServerThatHangsUpIsAway() throws IOException {
        degraded(implicit(with -> with.say("* BYE closing")), MailRefusal.UNREACHABLE);
        degraded(implicit(with -> {}), MailRefusal.UNREACHABLE);
    }

    @Test
    void nonsenseIsNotAnException() throws IOException {
        degraded(implicit(with -> with.say("HTTP/1.1 400 Bad Request")), MailRefusal.UNREACHABLE);
        Polled noValidity = implicit(but("EXAMINE", "* 1 EXISTS\r\nTAG OK done\r\n"));
        degraded(noValidity, MailRefusal.PROTOCOL);
        Polled nested =
                implicit(but("UID FETCH", "* 1 FETCH (BODYSTRUCTURE " + "(".repeat(900_000) + "\r\nTAG OK\r\n"));
        assertThat(nested.taken()).isZero();
    }

    @Test
    void aMailThatOutgrowsItsClaimIsOversizeAndBlocksNothing() throws IOException {
        Polled polled = implicit(
                but("BODY.PEEK", "* 1 FETCH (BODY[]<0> {1001}\r\n" + "x".repeat(1_001) + ")\r\nTAG OK done\r\n"));
        assertThat(polled.cursor().uid()).isEqualTo(4);
        assertThat(seen).hasSize(2);
        assertThat(seen.get(1))
                .isInstanceOfSatisfying(
                        Incoming.OversizeMail.class,
                        large -> assertThat(large.limit()).isEqualTo(1_000));
    }

    @Test
    void theServersLastMailIsNotNewWhenItIsOlder() throws IOException {
        try (var server = ScriptedServer.implicit(PKI.context(SERVER), but("NOTHING", ""))) {
            var at = new MailServer(
                    "localhost", server.port(), MailServer.Tls.IMPLICIT, List.of(PKI.authority), PASSWORD, SHORT);
            try (var intake =
                    new ImapIntake(new ImapSettings(at), InstantSource.fixed(Instant.EPOCH), System::nanoTime)) {
                assertThat(intake.poll(new MailCursor(9, 4), this::take).taken())
                        .isZero();
            }
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aLoginThatTheServerCannotCheckNowIsNotRefused() throws IOException {
        degraded(implicit(but("AUTHENTICATE", "TAG NO [UNAVAILABLE] later\r\n")), MailRefusal.TRY_LATER);
    }

    @Test
    void aTokenIsNeverSentAsAPassword() throws IOException {
        var oauth = new MailLogin.XOAuth2("ligne", () -> Optional.of(new MailSecret("secret-token")));
        Polled polled = implicit(but("NOTHING", ""), oauth);
        assertThat(polled.state())
                .isInstanceOfSatisfying(
                        MailboxState.NotLoggedIn.class,
                        state -> assertThat(state.why().code()).isEqualTo(MailRefusal.LOGIN_NOT_OFFERED));
        assertThat(commands).noneMatch(line -> line.contains("LOGIN") || line.contains("AUTHENTICATE"));
    }

    @Test
    void aClientCertificateIsTheLoginWhereTheServerSaysSo() throws IOException {
        MailCertificates.Identity client = PKI.server("client");
        var login = new MailLogin.ClientCertificate(
                "app", client.chain(), client.key().getPrivate());
        ScriptedServer.Script mutual = with -> {
            with.wantClientCertificate();
            with.say("* PREAUTH [CAPABILITY IMAP4rev1] welcome");
            if (with.clientShowedCertificate()) {
                while (true) {
                    String line = with.hear();
                    usual(with, line.substring(0, line.indexOf(' ')), line);
                }
            }
        };
        assertThat(implicit(mutual, login).taken()).isOne();
    }

    @Test
    void nothingIsBelievedBeforeStartTls() throws IOException {
        for (String greeting : List.of("* PREAUTH welcome", "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready")) {
            commands.clear();
            ScriptedServer.Script stripped = with -> {
                with.say(greeting);
                while (true) {
                    String line = with.hear();
                    commands.add(line);
                    usual(with, line.substring(0, line.indexOf(' ')), line);
                }
            };
            try (var server = ScriptedServer.clear(PKI.context(SERVER), stripped)) {
                degraded(
                        poll(server, MailServer.Tls.STARTTLS, PASSWORD, System::nanoTime),
                        greeting.contains("PREAUTH") ? MailRefusal.PROTOCOL : MailRefusal.STARTTLS_MISSING);
            }
            assertThat(commands).noneMatch(line -> line.contains("LOGIN") || line.contains("AUTHENTICATE"));
        }
    }

    @Test
    void startTlsLeadsToTheSameMailbox() throws IOException {
        ScriptedServer.Script starting = with -> {
            with.say("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready");
            while (true) {
                String line = with.hear();
                String tag = line.substring(0, line.indexOf(' '));
                if (line.contains("STARTTLS")) {
                    // what somebody in between adds before TLS must not be read as said inside it
                    with.say(tag + " OK go\r\n* CAPABILITY IMAP4rev1 AUTH=NONSENSE");
                    with.startTls();
                } else {
                    usual(with, tag, line);
                }
            }
        };
        try (var server = ScriptedServer.clear(PKI.context(SERVER), starting)) {
            assertThat(poll(server, MailServer.Tls.STARTTLS, PASSWORD, System::nanoTime)
                            .taken())
                    .isOne();
        }
    }

    @Test
    void aWrongCertificateEndsIt() throws IOException {
        try (var server = ScriptedServer.implicit(PKI.context(PKI.server("elsewhere.test")), but("NOTHING", ""))) {
            degraded(poll(server, MailServer.Tls.IMPLICIT, PASSWORD, System::nanoTime), MailRefusal.WRONG_HOST);
        }
        var other = new MailCertificates("Another authority");
        try (var server = ScriptedServer.implicit(other.context(other.server("localhost")), but("NOTHING", ""))) {
            degraded(poll(server, MailServer.Tls.IMPLICIT, PASSWORD, System::nanoTime), MailRefusal.NOT_TRUSTED);
        }
        assertThat(commands).isEmpty();
    }
}
