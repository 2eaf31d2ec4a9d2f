package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.Troupes;

/** What the demonstration tells, what it leaves, and that it can be played again. */
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstRequestIsAnsweredInTimeAndClosed() {
        Json.Obj exchange = Played.once().exchange(1);

        assertThat(steps(exchange)).containsExactly("request", "take", "ask", "supply", "answer", "close");
        assertThat(exchange.text("state")).isEqualTo("closed");
        assertThat(exchange.bool("overdue")).isFalse();
        assertThat(exchange.instant("promised")).isEqualTo("2026-11-24T15:30:00Z");
        assertThat(exchange.array("due").objects().get(1).instant("due")).isEqualTo("2026-11-25T09:55:00Z");
    }

    @Test
    void theSecondIsWarnedOverdueEscalatedAndAnsweredLate() {
        Json.Obj exchange = Played.once().exchange(2);
        Map<String, String> at = new TreeMap<>();
        exchange.array("events").objects().forEach(event -> at.putIfAbsent(event.text("event"), event.text("at")));

        assertThat(steps(exchange)).containsExactly("request", "take", "answer");
        assertThat(exchange.bool("overdue")).isTrue();
        assertThat(at)
                .containsEntry("Escalated", "2026-11-25T08:00:00.000Z")
                .containsEntry("ClockBreached", "2026-11-25T09:00:00.000Z")
                .containsEntry("ClockStopped", "2026-11-25T10:45:00.000Z");
    }

    @Test
    void theStorySaysTheDueDatesAndThatBothTracesHold() {
        assertThat(Played.once().story())
                .contains(
                        "réponse avant mardi 24/11 à 16 h 30",
                        "le délai est suspendu",
                        "réponse due avant mercredi 25/11 à 10 h 55",
                        ": dans les temps",
                        "l'échéance approche",
                        "ÉCHÉANCE DÉPASSÉE",
                        "le coordinateur de la ligne est appelé",
                        ": EN RETARD",
                        "lettre scellée « Avis demandé »",
                        "reçu signé (prise en compte)")
                .containsPattern("trace du cabinet vérifiée : \\d+ événements")
                .containsPattern("trace de l'hôpital vérifiée : \\d+ événements");
    }

    @Test
    void everythingThatCrossedIsLeftWithItsVerdict() throws IOException {
        Played demo = Played.once();
        List<Json.Obj> letters = demo.summary().array("letters").objects();

        assertThat(demo.letters()).hasSameSizeAs(letters);
        assertThat(demo.letter("01").getFileName()).hasToString("01-practice-request.eml");
        for (Json.Obj letter : letters) {
            byte[] octets = Files.readAllBytes(demo.out().resolve(letter.text("file")));
            assertThat(letter.text("sha256")).isEqualTo(Sha256.hash(octets).hex());
            letter.findObject("verdict")
                    .ifPresent(verdict -> assertThat(verdict.bool("applicable")).isTrue());
        }
        assertThat(letters.get(0).object("algorithms").text("content")).isEqualTo("AES-256-GCM");
        assertThat(demo.out().resolve("keys")).isDirectoryContaining("glob:**/anchors.pem");
        for (String party : List.of("practice", "hospital")) {
            for (String role : List.of("sign", "enc")) {
                assertThat(demo.out().resolve("keys").resolve(party + "." + role + ".cert.pem"))
                        .isNotEmptyFile();
                assertThat(demo.out().resolve("keys").resolve(party + "." + role + ".key.pem"))
                        .isNotEmptyFile();
            }
        }
        assertThat(Files.readString(demo.out().resolve("summary.json"), StandardCharsets.UTF_8))
                .isEqualTo(PrettyJson.of(demo.summary()));
    }

    /** Not what our own code says of itself: what OpenSSL reads in the first letter. */
    @Test
    void theFirstLetterIsSealedWithTheAlgorithmsThatTheSummaryNames() throws Exception {
        Played demo = Played.once();
        Path keys = demo.out().resolve("keys").toAbsolutePath();
        Path letter = demo.letter("01").toAbsolutePath();
        Path signed = folder.resolve("signed.eml").toAbsolutePath();
        String envelope = openssl("cms", "-cmsout", "-print", "-in", letter.toString());
        openssl(
                "cms",
                "-decrypt",
                "-in",
                letter.toString(),
                "-out",
                signed.toString(),
                "-recip",
                keys.resolve("hospital.enc.cert.pem").toString(),
                "-inkey",
                keys.resolve("hospital.enc.key.pem").toString());
        String signature = openssl("cms", "-cmsout", "-print", "-in", signed.toString());

        Json.Obj named = demo.summary().array("letters").objects().get(0).object("algorithms");
        assertThat(named.text("content")).isEqualTo("AES-256-GCM");
        assertThat(envelope).containsIgnoringCase("contentEncryptionAlgorithm").containsIgnoringCase("aes-256-gcm");
        assertThat(named.text("key")).startsWith("RSAES-OAEP-SHA256");
        assertThat(envelope).contains("rsaesOaep (1.2.840.113549.1.1.7)", "sha256");
        assertThat(named.text("signature")).startsWith("RSASSA-PSS-SHA256");
        assertThat(signature).contains("rsassaPss (1.2.840.113549.1.1.10)", "sha256");
    }

    private static String openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return Assumptions.abort("openssl absent");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void theSameSeedPlaysTheSameToTheLastOctet() throws IOException {
        Played again = Played.play(folder, Played.SEED);

        assertThat(again.summary()).isEqualTo(Played.once().summary());
        assertThat(files(again.out())).isEqualTo(files(Played.once().out()));
        // the second play took the first one's keys and cards; made anew they are the same too
        Path anew = folder.resolve("anew");
        Papers.issue(Troupes.avis(), Played.SEED, () -> Cast.Days.SIMULATED.start())
                .write(anew);
        for (String written : List.of("keys", "cards")) {
            assertThat(files(anew.resolve(written)))
                    .isNotEmpty()
                    .isEqualTo(files(again.out().resolve(written)));
        }
    }

    @Test
    void printsTheSummaryForProgramsAndSaysWhatItTakes() {
        var out = new StringWriter();
        var err = new StringWriter();

        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "demo", "--help"))
                .isZero();
        assertThat(out.toString())
                .contains("--pathway", "polygraphie", "--out", "--image", "--recording", "--json", "--seed");
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "demo", "--image", "nowhere.jpg"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--image");
        err.getBuffer().setLength(0);
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "demo", "--pathway", "avi"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("avis, polygraphie, admission-notice");
    }

    private static List<String> steps(Json.Obj exchange) {
        return exchange.array("states").objects().stream()
                .map(state -> state.text("step"))
                .toList();
    }

    private static Map<String, Sha256> files(Path folder) throws IOException {
        Map<String, Sha256> files = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Sha256.hash(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
