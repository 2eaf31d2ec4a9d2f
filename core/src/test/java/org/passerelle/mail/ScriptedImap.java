package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.Intake.Answer;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.RefusalCode;

/** An IMAP server that behaves but where a test says otherwise. */
abstract class ScriptedImap {
    static final MailCertificates PKI = new MailCertificates("Mail test authority");
    static final MailCertificates.Identity SERVER = PKI.server("localhost");
    static final MailLogin PASSWORD = new MailLogin.Password("ligne", new MailSecret("right"));
    static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(30));

    final List<Incoming> seen = new ArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();

    MailCursor start = MailCursor.START;
    Intake.Handler handler = this::take;

    Answer take(Incoming incoming) throws IOException {
        seen.add(incoming);
        if (incoming instanceof Incoming.IncomingMail mail) {
            try (InputStream in = mail.bytes().open()) {
                in.readAllBytes();
            }
        }
        return Answer.TAKEN;
    }

    Polled poll(ScriptedServer server, MailServer.Tls tls, MailLogin login, LongSupplier nanos) {
        var at = new MailServer("localhost", server.port(), tls, List.of(PKI.authority), login, SHORT);
        var settings = new ImapSettings(at, "INBOX", null, 1_000, 10);
        try (var intake = new ImapIntake(settings, InstantSource.fixed(Instant.EPOCH), nanos)) {
            return intake.poll(start, handler);
        }
    }

    Polled implicit(ScriptedServer.Script script) throws IOException {
        return implicit(script, PASSWORD);
    }

    Polled implicit(ScriptedServer.Script script, MailLogin login) throws IOException {
        try (var server = ScriptedServer.implicit(PKI.context(SERVER), script)) {
            return poll(server, MailServer.Tls.IMPLICIT, login, System::nanoTime);
        }
    }

    static void degraded(Polled polled, RefusalCode code) {
        assertThat(polled.state())
                .isInstanceOfSatisfying(
                        MailboxState.Degraded.class,
                        state -> assertThat(state.why().code()).isEqualTo(code));
        assertThat(polled.taken()).isZero();
        assertThat(polled.cursor().uid()).isZero();
    }

    /** A server that behaves but for the answer to commands that hold {@code at}. */
    ScriptedServer.Script but(String at, String answer) {
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

    void usual(ScriptedServer.Conversation with, String tag, String line) throws IOException {
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
}
