package org.passerelle.specs.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.specs.sandbox.world.Folders;
import picocli.CommandLine;

/** The sandbox as somebody plays it who only has its links. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxTest {
    private static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");
    private static final Sandbox.Wish OPEN_ALONE = new Sandbox.Wish(0, 28, 1, 0);

    @TempDir
    private static Path folder;

    private static Path played;
    private static Past past;
    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        past = Past.of(folder.resolve("past"), OPEN_ALONE, NOW, System::nanoTime, (number, of) -> {});
        played = folder.resolve("played");
        sandbox = Sandbox.open(played, past, OPEN_ALONE, System::nanoTime);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static SandboxBrowser browser(int link) {
        return SandboxBrowser.of(played, sandbox.links().get(link).address());
    }

    @Test
    void beginsOnATuesdayMorningWhenTheLinesAreOpen() {
        assertThat(past.end()).isEqualTo("2026-11-17T09:00:00Z");
        assertThat(Past.lastTuesday(Instant.parse("2026-11-17T09:00:00Z"))).isEqualTo("2026-11-17T09:00:00Z");
        assertThat(Past.lastTuesday(Instant.parse("2026-11-17T08:59:59Z"))).isEqualTo("2026-11-10T09:00:00Z");
        assertThat(sandbox.now()).isAfterOrEqualTo(past.end());
    }

    @Test
    void eachLinkLogsInAndItsPageHasSomethingToShow() {
        assertThat(browser(0).page("/requests")).contains("Avis de dermatologie");
        assertThat(browser(1).page("/worklist")).contains("Cabinet médical de la Saulx", "Maison de santé de l");
        assertThat(browser(2).page("/lines"))
                .contains("Avis de dermatologie", "Pneumologie et sommeil", "Avis de gériatrie");
        assertThat(browser(3).page("/audit")).contains("Audit");
        assertThat(browser(4).page("/operate")).contains("dermatologie@ch-barrois.mssante.example");
    }

    @Test
    void aRequestIsSentAnsweredAndRead() throws IOException {
        SandboxBrowser doctor = browser(0);
        String form = SandboxBrowser.found("href=\"(/ask/[0-9a-f]{32}/avis)\"", lineOf(doctor));
        String exchange = doctor.submit(
                form,
                written(),
                Map.of("documents.close-up", Files.readAllBytes(played.resolve("photos/gros-plan.jpg"))));
        assertThat(exchange).startsWith("/exchanges/");

        SandboxBrowser expert = browser(1);
        expert.pageThatSays("/worklist?show=new", exchange);
        assertThat(expert.page(exchange)).contains("Faut-il une biopsie ?").doesNotContain("révocation");
        expert.submit(exchange + "/steps/take", Map.of(), Map.of());
        expert.submit(
                exchange + "/steps/answer",
                Map.of(
                        "recommendation", "advice-only",
                        "advice", "Cryothérapie, contrôle à trois mois.",
                        "acts", "aucun",
                        "incidents", "aucun"),
                Map.of());

        doctor.pageThatSays("/requests?show=answered", exchange);
        assertThat(doctor.page(exchange))
                .contains("Cryothérapie, contrôle à trois mois.")
                .doesNotContain("révocation");
    }

    @Test
    void aPreparedOneOpensItsPastOnceAndEnds() {
        var told = new StringWriter();
        int status = new CommandLine(new SandboxCommand())
                .setOut(new PrintWriter(told))
                .execute(
                        "--prepare",
                        "--weeks",
                        "0",
                        "--past",
                        folder.resolve("past").toString());
        assertThat(status).isZero();
        assertThat(told.toString()).as("neither weeks written again nor links").isEmpty();
    }

    private static String lineOf(SandboxBrowser doctor) {
        String line =
                SandboxBrowser.found("(?s)href=\"(/ask/[0-9a-f]{32})\"[^>]*>[^<]*dermatologie", doctor.page("/ask"));
        return doctor.page(line);
    }

    private static Map<String, String> written() {
        var said = new LinkedHashMap<String, String>();
        said.put("_phone", "03 29 00 00 17");
        said.put("patient.birthName", "MARTIN");
        said.put("patient.birthGivenNames", "Jeanne");
        said.put("patient.birthDate", "1961-04-02");
        said.put("patient.sex", "female");
        said.put("patient.birthPlace", "55029");
        said.put("patient.noInsReason", "not-qualified");
        said.put("patient.phone", "06 00 00 00 01");
        said.put("patient.address", "1 rue de l'Essai, 55000 Bar-le-Duc");
        said.put("consent.given", "yes");
        said.put("consent.by", "Jeanne LECLERC");
        said.put("consent.at", "2026-11-17T09:30");
        said.put("consent.how", "oral");
        said.put("medecinTraitant.who", "me");
        said.put("exclusion", "none");
        said.put("urgency", "ordinary");
        said.put("question", "Faut-il une biopsie ?");
        said.put("lesionType", "unpigmented-tumour");
        said.put("site", "Tempe gauche");
        said.put("evolution", "changing");
        said.put("since", "quatre mois");
        said.put("phototype", "ii");
        said.put("history", "Deux kératoses traitées.");
        said.put("treatment", "aucun");
        return said;
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aClosedOneLeavesNoThreadNoPortAndNoLockedFile() {
        List<URI> places =
                sandbox.links().stream().map(link -> URI.create(link.address())).toList();
        sandbox.close();
        for (URI place : places) {
            assertThatThrownBy(() -> connect(place.getPort())).isInstanceOf(ConnectException.class);
        }
        Folders.delete(played);
        assertThat(played).doesNotExist();
        // the past was not touched: another takes it up where it ended
        try (var again = Sandbox.open(played, past, OPEN_ALONE, System::nanoTime)) {
            assertThat(Files.exists(past.folder())).isTrue();
            assertThat(SandboxBrowser.of(played, again.links().get(1).address()).page("/worklist"))
                    .doesNotContain("MARTIN");
        }
    }

    private static void connect(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
