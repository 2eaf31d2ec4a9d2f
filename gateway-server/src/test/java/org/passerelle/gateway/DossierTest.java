package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.exchange.Event;
import org.passerelle.flow.Attachment;
import org.passerelle.gateway.http.Response;

/** The files of an exchange, looked at in the page. */
class DossierTest extends ConsoleScene {
    private static final int SECONDS = 600;

    @Override
    @BeforeEach
    void request() {
        avis = Station.request(
                practice,
                hospital,
                List.of(
                        file("recording", "Nuit du 5 mai", MadeFiles.night(SECONDS, 20)),
                        file("letter", "Bilan", MadeFiles.pdf()),
                        file("overview", "Bras", MadeFiles.jpeg()),
                        file("close-up", "Bras de près", MadeFiles.jpeg())));
    }

    private static Attachment file(String kind, String title, byte[] octets) {
        return new Attachment(kind, title, () -> new ByteArrayInputStream(octets), null);
    }

    @Test
    void aRecordingIsToldInWordsAndItsEventsAreOnlyText() {
        Browser expert = Browser.of("paul.exemple");
        String page = expert.page(link(expert.page(exchange()), "recordings"));
        assertThat(page)
                .contains("0 h 10 min 00 s", "05/05/2026 22:30:00", "SpO2 minimale", "85 %", "93,8 %", "20 %")
                .contains("Flow &lt;b&gt;", "&lt;script&gt;Apnée&lt;/script&gt;", "22:31:40", "12 s")
                .doesNotContain("<script>Apnée", "MARTIN");
        assertThat(page).contains("<td data-label=\"Nombre\">6</td>", "0 h 01 min 12 s");
    }

    @Test
    void noSpikeVanishesOnTheWayToTheScreen() {
        Browser expert = Browser.of("paul.exemple");
        String path = link(expert.page(exchange()), "recordings");
        expert.page(path);
        for (int columns : new int[] {1, 50, 1200, 8192}) {
            ShortBuffer values = stretch(expert.get(path + "/stretch?from=0&until=600&columns=" + columns));
            assertThat(values.limit()).isEqualTo(2 * 2 * columns);
            assertThat(IntStream.range(0, columns)
                            .map(i -> values.get(2 * i + 1))
                            .max())
                    .hasValue(31_000);
        }
        ShortBuffer close = stretch(expert.get(path + "/stretch?from=38.85&until=38.95&columns=2"));
        assertThat(close.get(1)).isEqualTo((short) 31_000);
    }

    @Test
    void openingARecordingStandsOnceInTheTraceAndNobodyElseIsGivenAnyOfIt() {
        Browser expert = Browser.of("paul.exemple");
        String path = link(expert.page(exchange()), "recordings");
        int before = readings();
        expert.page(path);
        for (int i = 0; i < 5; i++) {
            assertThat(expert.get(path + "/stretch?from=0&until=60&columns=100").status())
                    .isEqualTo(200);
        }
        assertThat(readings()).isEqualTo(before + 1);
        Browser coordinator = Browser.of("claude.modele");
        assertThat(coordinator
                        .get(path + "/stretch?from=0&until=600&columns=100")
                        .status())
                .isEqualTo(404);
        Browser stranger = Browser.of("alix.ailleurs");
        for (String target :
                List.of(path, path + "/stretch?from=0&until=60&columns=9", link(expert.page(exchange()), "pages"))) {
            assertThat(stranger.get(target).status()).isEqualTo(404);
        }
    }

    @Test
    void aStretchThatIsNoneIsRefused() {
        Browser expert = Browser.of("paul.exemple");
        String path = link(expert.page(exchange()), "recordings");
        expert.page(path);
        for (String wrong : List.of(
                "from=0&until=60&columns=0",
                "from=0&until=60&columns=8193",
                "from=0&until=60",
                "from=-1&until=60&columns=10",
                "from=60&until=60&columns=10",
                "from=600&until=700&columns=10",
                "from=NaN&until=60&columns=10",
                "from=0&until=1e3&columns=10")) {
            assertThat(expert.get(path + "/stretch?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(expert.get(path + "/stretch?from=0&until=99999&columns=10").status())
                .isEqualTo(200);
    }

    @Test
    void aPdfsPageHoldsNothingOfItUntilItsScriptFetchesIt() {
        Browser expert = Browser.of("paul.exemple");
        String dossier = expert.page(exchange());
        String path = link(dossier, "pages");
        int before = readings();
        String page = expert.page(path);
        assertThat(page)
                .contains("Bilan", "Enregistrer le fichier", "Page suivante")
                .doesNotContain("MARTIN");
        assertThat(readings()).isEqualTo(before);
        Matcher file = Pattern.compile("data-pdf=\"([^\"]+)\"").matcher(page);
        assertThat(file.find()).isTrue();
        Response octets = expert.get(file.group(1));
        assertThat(octets.headers().one("Content-Type")).contains("application/octet-stream");
        assertThat(octets.headers().one("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(readings()).isEqualTo(before + 1);
    }

    @Test
    void aFileOfAnotherKindHasNoSuchPage() {
        Browser expert = Browser.of("paul.exemple");
        String dossier = expert.page(exchange());
        String recording = link(dossier, "recordings");
        assertThat(expert.get(recording.replace("recordings", "pages")).status())
                .isEqualTo(404);
        assertThat(expert.get(link(dossier, "pages").replace("pages", "recordings"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theDrawingLibraryStandsWithItsWorkerAndItsFontsInOneFolder() {
        Browser expert = Browser.of("paul.exemple");
        String page = expert.page(link(expert.page(exchange()), "pages"));
        Matcher worker = Pattern.compile("data-worker=\"(/assets/[0-9a-f]{16}/)pdf.worker.min.mjs\"")
                .matcher(page);
        assertThat(worker.find()).isTrue();
        assertThat(page).contains("data-library=\"" + worker.group(1) + "pdf.min.mjs\"");
        for (String name : List.of("pdf.min.mjs", "pdf.worker.min.mjs", "openjpeg_nowasm_fallback.js")) {
            Response script = expert.get(worker.group(1) + name);
            assertThat(script.headers().one("Content-Type").orElseThrow()).startsWith("text/javascript");
            assertThat(script.headers().one("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self';")
                    .doesNotContain("unsafe");
        }
        assertThat(expert.get(worker.group(1) + "FoxitSerif.pfb").status()).isEqualTo(200);
        assertThat(expert.get(worker.group(1) + "pdf.sandbox.min.mjs").status()).isEqualTo(404);
    }

    @Test
    void aRealRecordingIsLookedAt() throws IOException {
        Path sample = Path.of("../../shared/samples/polygraphy/short_psg.edf");
        Assumptions.assumeTrue(Files.exists(sample), "samples absent: " + sample);
        avis = Station.request(practice, hospital, List.of(file("recording", "Nuit", Files.readAllBytes(sample))));
        Browser expert = Browser.of("paul.exemple");
        String path = link(expert.page(exchange()), "recordings");
        assertThat(expert.page(path)).contains("0 h 05 min 00 s", "Resp oro-nasal");
        assertThat(stretch(expert.get(path + "/stretch?from=100&until=130&columns=600"))
                        .limit())
                .isEqualTo(7 * 2 * 600);
    }

    @Test
    void theConversationTellsWhatBecameOfEachLetterAndHowSureItIs() {
        Browser expert = Browser.of("paul.exemple");
        expert.page(exchange());
        String page = expert.page(exchange());
        assertThat(page)
                .contains("Lettre scellée reçue de cabinet.barrois@medecin.mssante.test, ouverte et vérifiée")
                .contains("Lettre scellée, signée par Organisation de test (cabinet.barrois@medecin.mssante.test)")
                .contains("Ouverte par Paul EXEMPLE", "Lettre scellée pour cabinet.barrois", "Qui a lu (1)")
                .contains("Paul EXEMPLE : 2 lectures");
        expert.submit(exchange(), exchange() + "/steps/take", java.util.Map.of("_seen", seen()));
        assertThat(expert.with("Accept-Language", "en").page(exchange()))
                .contains("Written here, by somebody who was logged in.", "Sealed letter, signed by")
                .contains("Opinion requested", "Given by word of mouth, asked for by", " kB")
                .doesNotContain("Avis demandé", "Donné oralement", " ko");
    }

    private String link(String page, String kind) {
        Matcher found = Pattern.compile("href=\"(" + exchange() + "/" + kind + "/[0-9a-f]{32})\"")
                .matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static ShortBuffer stretch(Response answer) {
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        byte[] octets = ((Response.Body.Octets) answer.body()).octets();
        return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    private int readings() {
        return (int) hospital.view(avis).entries().stream()
                .map(dated -> dated.event())
                .filter(event -> event instanceof Event.Remark remark && remark.kind() == Event.Remark.Kind.READ)
                .count();
    }
}
