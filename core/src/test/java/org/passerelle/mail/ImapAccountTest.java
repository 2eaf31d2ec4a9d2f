package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.port.mail.Intake.Answer;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;

/** How an account is opened, and what is said when it cannot be. */
class ImapAccountTest {
    private static final MailCertificates PKI = new MailCertificates("Mail test authority");
    private static final MailCertificates.Identity SERVER = PKI.server("localhost");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant ARRIVAL = Instant.parse("2031-02-03T04:05:06Z");

    private ImapHouse house;

    @BeforeEach
    void start() throws Exception {
        house = new ImapHouse(PKI.context(SERVER));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void asksForATokenAtLogin() {
        var login = new MailLogin.XOAuth2("ligne", () -> Optional.of(new MailSecret("right")));
        var server = new MailServer("localhost", house.port(), MailServer.Tls.IMPLICIT, List.of(PKI.authority), login);
        try (var oauth = new ImapIntake(new ImapSettings(server), InstantSource.fixed(NOON), System::nanoTime)) {
            Polled polled = oauth.poll(MailCursor.START, incoming -> Answer.TAKEN);
            assertThat(polled.state()).isInstanceOfAny(MailboxState.Ok.class, MailboxState.NotLoggedIn.class);
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        var login = new MailLogin.Password("ligne", new MailSecret("right"));
        var server = new MailServer("localhost", house.port(), MailServer.Tls.IMPLICIT, List.of(PKI.authority), login);
        var settings = new ImapSettings(server, "Nowhere", null, 1_000, 10);
        try (var lost = new ImapIntake(settings, InstantSource.fixed(NOON), System::nanoTime)) {
            assertThat(lost.poll(MailCursor.START, incoming -> Answer.TAKEN).state())
                    .isInstanceOfSatisfying(
                            MailboxState.Degraded.class,
                            state -> assertThat(state.why().code()).isEqualTo(MailRefusal.FOLDER));
        }
    }
}
