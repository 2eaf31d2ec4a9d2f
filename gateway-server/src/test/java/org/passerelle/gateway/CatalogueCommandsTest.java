package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code catalogue}: what is made, shown, verified and refused. */
class CatalogueCommandsTest {
    @TempDir
    static Path folder;

    private static Station station;

    @BeforeAll
    static void lay() {
        station = new Station(folder);
        station.write("found.yaml", station.text("hospital.yaml") + """
                specialty: Dermatologie et vénéréologie
                territory: [ '55', '54' ]
                capacity: 8
                """);
        Station.command(
                "card",
                "sign",
                station.path("found.yaml"),
                "--key",
                station.path("keys/hospital.sign.key.pem"),
                "--cert",
                station.path("keys/hospital.sign.cert.pem"),
                "--out",
                station.path("found.card"));
        Ran made = make("found.card");
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).contains(", 1 line, ", "written to " + station.path("made.catalogue"));
    }

    private static Ran make(String card) {
        return Ran.of(
                "catalogue",
                "make",
                station.path(card),
                "--name",
                "CPTS de test",
                "--key",
                station.path("keys/hospital.sign.key.pem"),
                "--cert",
                station.path("keys/hospital.sign.cert.pem"),
                "--anchors",
                station.path("keys/anchors.pem"),
                "--out",
                station.path("made.catalogue"));
    }

    private static Ran run(String command, String file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("catalogue", command, station.path(file)));
        arguments.addAll(List.of("--anchors", station.path("keys/anchors.pem")));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(new String[0]));
    }

    @Test
    void itsLinesAreShownWithWhatPeopleLookFor() {
        assertThat(run("show", "made.catalogue").out())
                .contains("Avis de dermatologie", "specialty     Dermatologie et vénéréologie")
                .contains("territory     55, 54", "capacity      8 requests a day", "pathways      avis/1")
                .contains("hours         monday 09:00-12:30, 14:00-18:00");
        assertThat(run("show", "made.catalogue", "--json").out()).contains("\"specialty\":\"Dermatologie");
    }

    @Test
    void linesAreSearched() {
        assertThat(run("show", "made.catalogue", "--specialty", "venereologie", "--territory", "55029")
                        .out())
                .contains("Avis de dermatologie");
        assertThat(run("show", "made.catalogue", "--territory", "57").out()).doesNotContain("Avis de dermatologie");
        assertThat(run("show", "made.catalogue", "--order", "USUAL", "--pathway", "avis")
                        .out())
                .contains("Avis de dermatologie");
    }

    @Test
    void itIsVerifiedAtATime() {
        Ran verified = run("verify", "made.catalogue");
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("CPTS de test", "signed by");
        assertThat(run("verify", "made.catalogue", "--at", "2045-01-01T00:00:00Z")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void aFlippedCatalogueIsRefused() throws IOException {
        String pem = station.text("made.catalogue");
        int middle = pem.length() / 2;
        char flipped = pem.charAt(middle) == 'A' ? 'B' : 'A';
        Files.writeString(
                folder.resolve("flipped.catalogue"),
                pem.substring(0, middle) + flipped + pem.substring(middle + 1),
                StandardCharsets.US_ASCII);

        Ran shown = run("show", "flipped.catalogue");
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.err()).hasLineCount(1);
        assertThat(shown.out()).isEmpty();
    }

    @Test
    void aCardIsNoCatalogueAndACatalogueNoCard() {
        assertThat(run("verify", "found.card").err()).startsWith("seal.purpose");
        assertThat(Ran.of(
                                "card",
                                "verify",
                                station.path("made.catalogue"),
                                "--anchors",
                                station.path("keys/anchors.pem"))
                        .err())
                .startsWith("seal.purpose");
    }

    @Test
    void aPracticesCardIsNoLine() {
        assertThat(make("practice.card").err())
                .startsWith("gateway.cli.not-a-line")
                .contains("a practice's", "file=practice.card");
        station.write("garbage.card", "no card");
        assertThat(make("garbage.card").err()).contains("file=garbage.card");
    }

    @Test
    void nothingIsFetchedButOverHttps() {
        Ran fetched = Ran.of(
                "catalogue",
                "fetch",
                "http://localhost/catalogue",
                "--anchors",
                station.path("keys/anchors.pem"),
                "--out",
                station.path("fetched"));
        assertThat(fetched.code()).isEqualTo(2);
    }
}
