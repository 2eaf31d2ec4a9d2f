package org.passerelle.specs.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Exchange;
import org.passerelle.client.Mail;
import org.passerelle.client.Practice;
import org.passerelle.client.Team;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;

/** An ordinary MSSanté letter goes both ways between a plain mail client (swaks), Postfix, Dovecot and a line. */
class PlainMailClientTest {
    private static final String PASSWORD = "worth-nothing";
    private static final Path SWAKS = Path.of("/usr/bin/swaks");
    private static final Professional DOCTOR =
            new Professional(new Rpps("10000000009"), "INVENTE", "Louis", "G15_10/SM26", "03 29 00 00 09");
    private static final int MOST_TURNS = 200;

    @TempDir
    private Path folder;

    private X509Certificate root;
    private LocalMailServer server;
    private Rehearsal world;

    @BeforeEach
    void start() throws Exception {
        Optional<String> missing = LocalMailServer.missing();
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        Assumptions.assumeTrue(Files.isExecutable(SWAKS), "swaks absent: install swaks and libnet-ssleay-perl");
        var pki = new TestPki(new SecureRandom(), InstantSource.system());
        root = pki.root();
        Issued tls = pki.issue(Leaf.tlsServer(
                new Leaf.Subject("Meuse (55)", "OPERATEUR FICTIF", new StructureId("1550000066"), "messagerie"),
                List.of("localhost")));
        Files.writeString(folder.resolve("root.pem"), Pem.write(pki.root()));
        Files.writeString(folder.resolve("tls.crt"), Pem.write(tls.chain().subList(0, 2)));
        Files.writeString(folder.resolve("tls.key"), Pem.writeKey(tls.key()));
        server = LocalMailServer.start(
                folder.resolve("tls.crt"),
                folder.resolve("tls.key"),
                Map.of(
                        Rehearsal.SPECIALIST, PASSWORD,
                        Rehearsal.SPECIALIST_LINE, PASSWORD,
                        Rehearsal.ORDINARY_DOCTOR, PASSWORD));
        world = Rehearsal.begin(folder.resolve("world"));
    }

    @AfterEach
    void stop() {
        if (world != null) {
            world.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aQuestionWrittenWithSwaksIsAnsweredInTheDoctorsMailbox() throws Exception {
        Practice node = world.join(Practice.open(world.specialist(
                URI.create("smtps://localhost:" + server.submissionPort()),
                URI.create("imaps://localhost:" + server.readingPort()),
                PASSWORD,
                List.of(root))));
        Files.write(folder.resolve("photo.jpg"), Invented.photograph());
        swaks("Faut-il revoir cette personne ?", folder.resolve("photo.jpg"));

        Team team = node.team(Rehearsal.SPECIALIST_LINE);
        turnUntil(() -> !team.worklist().isEmpty());
        Exchange exchange = team.worklist().get(0);
        Mail mail = exchange.mails().get(0);
        Mail.Content said = mail.read(Invented.specialist());
        assertThat(said.text()).contains("Faut-il revoir cette personne ?");
        Mail.File photograph = said.files().get(0);
        exchange.entering("request", DOCTOR, Invented.specialist(), mail)
                .dangerToLife(false)
                .patient(Invented.patient())
                .oralConsent("Dr Louis Invente", mail.arrivedAt())
                .noMedecinTraitant()
                .urgency("ordinary")
                .question("Faut-il revoir cette personne ?")
                .history("Non précisé.")
                .treatment("aucun")
                .attach("other", "Photographie", mail, photograph, Invented.specialist())
                .send();
        team.take(exchange, Invented.specialist());
        team.answer(exchange.now(), Invented.specialist())
                .put("recommendation", "advice-only")
                .put("advice", "Surveillance à trois mois.")
                .put("acts", "aucun")
                .put("incidents", "aucun")
                .send();

        List<String> inbox = new ArrayList<>();
        turnUntil(() -> {
            inbox.clear();
            inbox.addAll(inbox());
            return inbox.stream().anyMatch(text -> text.contains("XDM/1.0/DDM+"));
        });
        String answer = inbox.stream()
                .filter(text -> text.contains("XDM/1.0/DDM+"))
                .findFirst()
                .orElseThrow();
        assertThat(answer).contains("IHE_XDM.zip").contains("application/pdf").contains("In-Reply-To: <");
        assertThat(server.log()).contains("status=sent").doesNotContain("DURAND", "MARTIN", "Surveillance");
    }

    private void swaks(String text, Path file) throws IOException, InterruptedException {
        Path log = folder.resolve("swaks.log");
        Process swaks = new ProcessBuilder(
                        SWAKS.toString(),
                        "--server",
                        "localhost:" + server.submissionPort(),
                        "--tls-on-connect",
                        "--auth",
                        "PLAIN",
                        "--auth-user",
                        Rehearsal.ORDINARY_DOCTOR,
                        "--auth-password",
                        PASSWORD,
                        "--from",
                        Rehearsal.ORDINARY_DOCTOR,
                        "--to",
                        Rehearsal.SPECIALIST_LINE,
                        "--header",
                        "Subject: Question",
                        "--body",
                        text,
                        "--attach-type",
                        "image/jpeg",
                        "--attach",
                        "@" + file)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = swaks.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            swaks.destroyForcibly();
        }
        assertThat(ended && swaks.exitValue() == 0).as(() -> read(log)).isTrue();
    }

    /** Postfix delivers in its own time: the turns go on until it has. */
    private void turnUntil(java.util.function.BooleanSupplier done) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (int turn = 0; turn < MOST_TURNS && !done.getAsBoolean(); turn++) {
            world.settle();
            never.await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private List<String> inbox() {
        var settings = new ImapSettings(new MailServer(
                "localhost",
                server.readingPort(),
                MailServer.Tls.IMPLICIT,
                List.of(root),
                new MailLogin.Password(Rehearsal.ORDINARY_DOCTOR, new MailSecret(PASSWORD))));
        List<String> found = new ArrayList<>();
        try (var intake = new ImapIntake(settings, InstantSource.system(), System::nanoTime)) {
            intake.poll(MailCursor.START, incoming -> {
                if (incoming instanceof Incoming.IncomingMail came) {
                    try (InputStream octets = came.bytes().open()) {
                        found.add(new String(octets.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
                return Intake.Answer.TAKEN;
            });
        }
        return found;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
