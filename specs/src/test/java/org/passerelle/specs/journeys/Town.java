package org.passerelle.specs.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.client.testing.SimulatedMail;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.specs.demo.world.SeededRandom;

/** What every journey shares: the keys, which take seconds to make, the mail server, and the clock that all look at. */
final class Town implements AutoCloseable {
    static final String PASSWORD = "mot-de-passe-invente";
    /** The status of a mailbox that does not exist (RFC 3463). */
    static final String NO_MAILBOX = "5.1.1";

    /** One of those with which prime numbers are soon found. */
    private static final long SEED = 30;

    private static final Instant FOUNDED = Instant.parse("2026-01-05T08:00:00Z");
    private static final MailAddress DAEMON = new MailAddress("mailer-daemon@operateur.mssante.fr");

    private final TestPki pki = new TestPki(new SeededRandom(SEED, "journeys"), () -> FOUNDED);
    private final Issued server = pki.issue(Leaf.tlsServer(
                    new Leaf.Subject("Meuse (55)", "OPERATEUR FICTIF", new StructureId("1550000066"), "messagerie"),
                    List.of("localhost"))
            .elliptic(256));
    private final Map<Integer, Establishment> thirds = new ConcurrentHashMap<>();
    private final Establishment hospital = Establishment.split(pki, "1550000012", "CH D'EXEMPLE");
    private final Establishment practice = Establishment.combined(pki, "1550000099", "CABINET D'ESSAI");
    private final TurnedClock clock = new TurnedClock(FOUNDED);
    private final Weather weather = new Weather();
    private final SimulatedMail mail = new SimulatedMail(server.chain(), server.key(), clock, weather);
    private int journeys;

    Town() {
        mail.account(DAEMON, PASSWORD);
    }

    TurnedClock clock() {
        return clock;
    }

    Weather weather() {
        return weather;
    }

    SimulatedMail mail() {
        return mail;
    }

    Establishment hospital() {
        return hospital;
    }

    Establishment practice() {
        return practice;
    }

    /** The third place of that number, from 0. */
    Establishment third(int number) {
        return thirds.computeIfAbsent(
                number, each -> Establishment.combined(pki, "155000002" + each, "TIERS D'ESSAI " + each));
    }

    TrustAnchors anchors() {
        return pki.anchors();
    }

    /** Another number each time, so that no two journeys share an address. */
    int nextJourney() {
        weather.clear();
        journeys++;
        return journeys;
    }

    MailServer server(int port, MailAddress account) {
        return new MailServer(
                mail.host(),
                port,
                MailServer.Tls.IMPLICIT,
                List.of(server.certificate()),
                new MailLogin.Password(account.value(), new MailSecret(PASSWORD)));
    }

    /** The mail server's certificate. */
    Issued mailCertificate() {
        return server;
    }

    /** Sends back that a letter cannot be delivered, as relays do (RFC 3464): nothing of it is signed. */
    void bounce(Weather.Struck letter) {
        String report = """
                Return-Path: <>
                From: MAILER-DAEMON@operateur.mssante.fr
                To: <%1$s>
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="bounce"

                --bounce
                Content-Type: text/plain; charset=us-ascii

                This is the mail system. Your message could not be delivered.

                --bounce
                Content-Type: message/delivery-status

                Reporting-MTA: dns; operateur.mssante.fr

                Final-Recipient: rfc822; %2$s
                Action: failed
                Status: %3$s
                Diagnostic-Code: smtp; 550 %3$s no such mailbox

                --bounce
                Content-Type: text/rfc822-headers

                From: <%1$s>
                To: <%2$s>
                Message-ID: <%4$s>

                --bounce--
                """.formatted(letter.from().value(), letter.to().value(), NO_MAILBOX, letter.messageId());
        try (var post = new SmtpPost(new SmtpSettings(server(mail.smtpsPort(), DAEMON)), clock, System::nanoTime)) {
            Delivery delivery = post.post(
                    MailEnvelope.withoutSender(List.of(letter.from())),
                    MailBytes.of(report.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
            if (!(delivery instanceof Delivery.HandedOver)) {
                throw new IllegalStateException("the mail server does not take its own report");
            }
        }
    }

    @Override
    public void close() {
        mail.close();
    }
}
