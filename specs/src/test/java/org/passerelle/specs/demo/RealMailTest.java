package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Json;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.mailserver.LocalMailServer;

/** The same scenes on Postfix and Dovecot, as {@code demo --mail-config} plays them. */
class RealMailTest {
    private static final String PASSWORD = "worth nothing";
    private static final int SHORTEST = 6;

    @TempDir
    private Path folder;

    private LocalMailServer server;

    @BeforeEach
    void start() throws Exception {
        Optional<String> missing = LocalMailServer.missing();
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        var pki = new TestPki(new SecureRandom(), InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z")));
        Issued tls = pki.issue(Papers.lasting(Leaf.tlsServer(Cast.HOSPITAL_SUBJECT, List.of("localhost"))));
        Files.writeString(folder.resolve("root.pem"), Pem.write(pki.root()));
        Files.writeString(folder.resolve("tls.crt"), Pem.write(tls.chain().subList(0, 2)));
        Files.writeString(folder.resolve("tls.key"), Pem.writeKey(tls.key()));
        server = LocalMailServer.start(
                folder.resolve("tls.crt"),
                folder.resolve("tls.key"),
                Arrays.stream(Plot.values())
                        .flatMap(plot -> plot.troupe().mailboxes().values().stream())
                        .distinct()
                        .collect(Collectors.toMap(mailbox -> mailbox.value(), mailbox -> PASSWORD)));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theSameScenesPassThroughPostfixAndDovecot() throws IOException {
        Path out = folder.resolve("out");
        var story = new StringWriter();

        Json.Obj summary = new Demo("avis", out, null, null, Played.SEED, config()).play(new PrintWriter(story, true));

        Played simulated = Played.once();
        for (int exchange : List.of(1, 2)) {
            Json.Obj real = summary.array("exchanges").objects().get(exchange - 1);
            assertThat(steps(real)).isEqualTo(steps(simulated.exchange(exchange)));
            assertThat(events(real)).isEqualTo(events(simulated.exchange(exchange)));
            assertThat(real.bool("overdue")).isEqualTo(exchange == 2);
            assertThat(real.object("witnessed").object("requester").whole("receipts"))
                    .isPositive();
        }
        assertThat(what(summary)).isEqualTo(what(simulated.summary()));
        assertThat(summary.array("letters").objects())
                .allSatisfy(letter -> letter.findObject("verdict")
                        .ifPresent(verdict ->
                                assertThat(verdict.bool("applicable")).isTrue()));
        assertThat(story.toString()).contains(": dans les temps", "ÉCHÉANCE DÉPASSÉE", ": EN RETARD");

        nothingShows(new Played(out, story.toString(), summary));
        var err = new StringWriter();
        assertThat(Main.run(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        "demo",
                        "--mail-config",
                        config().toString(),
                        "--out",
                        folder.resolve("again").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("specs.demo.mailbox-not-empty", "line");
    }

    /** The bounce is the real server's: it does not host the practice's old address. */
    @ParameterizedTest
    @ValueSource(strings = {"polygraphie", "admission-notice"})
    void theOtherPathwaysPassThroughThemToo(String pathway) throws IOException {
        Path out = folder.resolve("out");
        var story = new StringWriter();

        Json.Obj summary = new Demo(pathway, out, null, null, Played.SEED, config()).play(new PrintWriter(story, true));

        assertThat(summary.array("checks").objects())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.bool("held")).isTrue());
        assertThat(summary.array("letters").objects())
                .allSatisfy(letter -> letter.findObject("verdict")
                        .ifPresent(verdict ->
                                assertThat(verdict.bool("applicable")).isTrue()));
    }

    /** Neither in what the servers keep of the mails, nor in what they log of them. */
    private void nothingShows(Played played) throws IOException {
        Set<String> secrets = new TreeSet<>(Secrets.patient(played));
        for (int exchange : List.of(1, 2)) {
            secrets.addAll(Secrets.said(played, exchange));
            secrets.addAll(Secrets.files(played, exchange));
        }
        // five digits may stand in any queue id, or in ciphertext that differs from day to day
        secrets.removeIf(secret -> secret.length() < SHORTEST);
        assertThat(server.log()).contains("status=sent").doesNotContain(secrets.toArray(String[]::new));
        for (Path mail : played.letters()) {
            PlainSight seen = PlainSight.of(Files.readAllBytes(mail));
            assertThat(secrets).noneMatch(seen::shows);
        }
    }

    private Path config() throws IOException {
        Path config = folder.resolve("mail.properties");
        Files.writeString(
                config, """
                smtp = smtps://localhost:%d
                imap = imaps://localhost:%d
                authorities = root.pem
                password = %s
                """.formatted(server.submissionPort(), server.readingPort(), PASSWORD), StandardCharsets.UTF_8);
        return config;
    }

    private static List<String> steps(Json.Obj exchange) {
        return exchange.array("states").objects().stream()
                .map(state -> state.text("step") + " " + state.text("state"))
                .toList();
    }

    private static List<String> events(Json.Obj exchange) {
        return exchange.array("events").objects().stream()
                .map(event -> event.text("event"))
                .toList();
    }

    private static Map<String, Long> what(Json.Obj summary) {
        return summary.array("letters").objects().stream()
                .collect(Collectors.groupingBy(
                        letter -> letter.text("sender") + " " + letter.text("what"), Collectors.counting()));
    }
}
