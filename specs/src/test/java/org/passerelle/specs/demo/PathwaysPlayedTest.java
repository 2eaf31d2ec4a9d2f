package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/** What the demonstration plays besides the avis: what it tells, what it leaves, and that it can be played again. */
class PathwaysPlayedTest {
    private static final String POLYGRAPHIE = "polygraphie";
    private static final String ADMISSION = "admission-notice";

    @TempDir
    private Path folder;

    private static final class Once {
        static final Map<String, Played> DEMOS = Map.of(POLYGRAPHIE, play(POLYGRAPHIE), ADMISSION, play(ADMISSION));

        private static Played play(String pathway) {
            Path out = Path.of("target", "demo-" + pathway, System.getProperty("test.fork", "1"));
            return Played.play(pathway, out, Played.SEED);
        }
    }

    private static Played once(String pathway) {
        return Once.DEMOS.get(pathway);
    }

    @Test
    void aPolygraphyIsPrescribedFittedTransmittedInterpretedAndClosed() {
        Played demo = once(POLYGRAPHIE);
        Json.Obj exchange = demo.exchange(1);

        assertThat(steps(exchange))
                .containsExactly("prescribe", "schedule", "fit", "remove", "transmit", "take", "report", "close");
        assertThat(exchange.text("state")).isEqualTo("closed");
        assertThat(exchange.bool("overdue")).isFalse();
        // Tuesday 8:35 is before the line opens: three working days from 9:00
        assertThat(exchange.array("due").objects().get(0).instant("due")).isEqualTo("2026-11-27T08:00:00Z");
        assertThat(exchange.array("attachments").objects())
                .singleElement()
                .satisfies(recording ->
                        assertThat(recording.text("sha256Before")).isNotEqualTo(recording.text("sha256After")));
        assertThat(demo.story())
                .contains(
                        "Sophie AUBERTIN, assistante, fixe la pose au nom du Dr Leclerc",
                        "vient d'un autre appareil que celui noté à la pose",
                        "(media.other-device)",
                        "lettre scellée « Appareil posé »",
                        "de la prescription au compte rendu : 4 jours 19 h 10");
    }

    @Test
    void theReportIsLeftAsAPdfThatSaysTheFiguresAndAsACda() throws IOException {
        Played demo = once(POLYGRAPHIE);
        String words;
        try (var pdf = Loader.loadPDF(demo.out().resolve(PolygraphieStory.PDF).toFile())) {
            words = new PDFTextStripper().getText(pdf);
        }
        String told = demo.story()
                .lines()
                .filter(line -> line.strip().startsWith("IAH : "))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(words.replace('\u00a0', ' '))
                .contains(
                        "IAH",
                        told.substring("IAH : ".length(), told.indexOf('/')).strip());
        assertThat(Files.readString(demo.out().resolve(PolygraphieStory.CDA), StandardCharsets.UTF_8))
                .contains("<ClinicalDocument", "code=\"70004-7\"");
    }

    @Test
    void anAdmissionIsToldAgainWhereTheFirstAddressBounces() {
        Played demo = once(ADMISSION);

        assertThat(demo.exchange(1).text("requester")).startsWith("secretariat@");
        assertThat(demo.exchange(1).array("events").objects())
                .extracting(event -> event.text("event"))
                .containsExactly("StepDone", "ClockStarted", "Dismissed", "ClockStopped");
        assertThat(demo.exchange(2).text("requester")).startsWith("cabinet@");
        assertThat(steps(demo.exchange(2))).containsExactly("announce", "acknowledge", "close");
        assertThat(demo.exchange(2).text("state")).isEqualTo("closed");
    }

    @Test
    void anAdmissionIsToldToAnOrdinaryMailboxAndAnsweredInWords() throws IOException {
        Played demo = once(ADMISSION);

        assertThat(steps(demo.exchange(3))).containsExactly("announce", "acknowledge", "close");
        List<Json.Obj> ordinary = demo.summary().array("letters").objects().stream()
                .filter(letter -> letter.text("what").equals("ordinary"))
                .toList();
        assertThat(ordinary)
                .extracting(letter -> letter.text("sender"))
                .contains("medecine@ch-barrois.mssante.example");
        PlainMail mail = PlainMail.read(
                Files.readAllBytes(demo.out().resolve(ordinary.get(0).text("file"))));
        assertThat(mail.text()).contains("COLLARD", "Médecine polyvalente", "Échéance");
        assertThat(demo.story()).contains("(pathway.consent-refused)").doesNotContain("THIERCELIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {POLYGRAPHIE, ADMISSION})
    void everyCheckHeldAndAllTracesVerifyTogether(String pathway) {
        Played demo = once(pathway);
        assertThat(demo.summary().text("pathway")).isEqualTo(pathway);
        assertThat(demo.summary().array("checks").objects())
                .hasSizeGreaterThan(5)
                .allSatisfy(check -> assertThat(check.bool("held")).isTrue());
        assertThat(demo.story()).doesNotContain("✗");
        List<String> traces = new ArrayList<>();
        for (Json.Obj exchange : demo.summary().array("exchanges").objects()) {
            exchange.object("traces")
                    .members()
                    .forEach((side, file) -> traces.add(
                            demo.out().resolve(((Json.Text) file).value()).toString()));
        }
        Auditor.Ran ran = Auditor.verify(demo.out(), traces.toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(traces).hasSizeGreaterThan(2);
    }

    /** Not by our own code: whoever has the recipient's key reads a letter with OpenSSL. */
    @ParameterizedTest
    @ValueSource(strings = {POLYGRAPHIE, ADMISSION})
    void everySealedLetterIsDecryptedByOpenssl(String pathway) throws Exception {
        Played demo = once(pathway);
        var openssl = new Openssl(demo, folder);
        int sealed = 0;
        for (Path letter : demo.letters()) {
            String name = letter.getFileName().toString();
            boolean plain = name.contains("-notice") || name.contains("-ordinary") || name.contains("-receipt-");
            if (!plain) {
                String to = to(demo, name);
                openssl.decrypt(Files.readAllBytes(letter), to);
                sealed++;
            }
        }
        assertThat(sealed).isGreaterThan(3);
    }

    private static String to(Played demo, String file) {
        String recipient = demo.summary().array("letters").objects().stream()
                .filter(letter -> letter.text("file").endsWith("/" + file))
                .findFirst()
                .orElseThrow()
                .array("recipients")
                .texts()
                .get(0);
        return recipient.contains("ch-barrois") ? "hospital" : recipient.contains("ornain") ? "nurse" : "practice";
    }

    @ParameterizedTest
    @ValueSource(strings = {POLYGRAPHIE, ADMISSION})
    void theSameSeedPlaysTheSameToTheLastOctet(String pathway) throws IOException {
        Played again = Played.play(pathway, folder, Played.SEED);

        assertThat(again.summary()).isEqualTo(once(pathway).summary());
        assertThat(files(again.out())).isEqualTo(files(once(pathway).out()));
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
