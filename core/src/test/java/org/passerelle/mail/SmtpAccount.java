package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;

/** A submission server and an account at it, for tests of {@link SmtpPost}. */
abstract class SmtpAccount {
    static final MailCertificates PKI = new MailCertificates("Mail test authority");
    static final MailCertificates OTHER = new MailCertificates("Another authority");
    static final MailCertificates.Identity SERVER = PKI.server("localhost");
    static final MailAddress CABINET = new MailAddress("cabinet@medecin.test");
    static final MailAddress LINE = new MailAddress("dermatologie@hopital.test");
    static final MailAddress SECOND = new MailAddress("cardiologie@hopital.test");
    static final MailEnvelope ENVELOPE = MailEnvelope.from(CABINET, List.of(LINE));
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final MailBytes SMALL = mail("Subject: x\r\n\r\nhello\r\n");
    static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(30));

    final SmtpSink sink = new SmtpSink();
    ScriptedServer server;
    SmtpPost post;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.implicit(PKI.context(SERVER), sink);
        post = post(server.port(), login("right"), PKI.authority, Patience.USUAL);
    }

    @AfterEach
    void stop() throws IOException {
        post.close();
        server.close();
    }

    static MailLogin login(String password) {
        return new MailLogin.Password("cabinet", new MailSecret(password));
    }

    static SmtpPost post(int port, MailLogin login, X509Certificate anchor, Patience patience) {
        return post(new MailServer("localhost", port, MailServer.Tls.IMPLICIT, List.of(anchor), login, patience));
    }

    static SmtpPost post(MailServer server) {
        return new SmtpPost(new SmtpSettings(server), InstantSource.fixed(NOON), System::nanoTime);
    }

    static MailBytes mail(String octets) {
        return MailBytes.of(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    final void temporary(SmtpPost by, MailRefusal code) {
        assertThat(by.post(ENVELOPE, SMALL))
                .isInstanceOfSatisfying(
                        Delivery.TemporaryFailure.class,
                        later -> assertThat(later.why().code()).isEqualTo(code));
        assertThat(by.state())
                .isInstanceOfSatisfying(
                        MailboxState.Degraded.class,
                        state -> assertThat(state.why().code()).isEqualTo(code));
        assertThat(sink.mails).isEmpty();
    }

    final void notLoggedIn(SmtpPost by, MailRefusal code) {
        assertThat(by.post(ENVELOPE, SMALL))
                .isInstanceOfSatisfying(
                        Delivery.NotLoggedIn.class,
                        no -> assertThat(no.why().code()).isEqualTo(code));
        assertThat(by.state()).isInstanceOfSatisfying(MailboxState.NotLoggedIn.class, state -> {
            assertThat(state.since()).isEqualTo(NOON);
            assertThat(state.why().code()).isEqualTo(code);
        });
        assertThat(sink.mails).isEmpty();
    }

    final void permanent(MailBytes mail, MailRefusal code) {
        assertThat(post.post(ENVELOPE, mail))
                .isInstanceOfSatisfying(
                        Delivery.PermanentFailure.class,
                        no -> assertThat(no.why().code()).isEqualTo(code));
    }
}
