package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailboxState;

/** Whom we read from, and as whom. */
class ImapLoginTest extends ScriptedImap {

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
