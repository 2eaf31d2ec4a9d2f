package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.CarriedForms;
import org.passerelle.node.LineFolder;

/** A coordinator's day with the command {@code line}, against a gateway that serves. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LineCommandsTest {
    private static final String LINE = Station.LINE.value();

    @TempDir
    static Path folder;

    private static Station station;
    private static House house;

    @BeforeAll
    static void open() {
        station = new Station(folder);
        station.write(
                "settings.yaml",
                station.settings().replace("members: ['10000000002', '10000000003']", "lines: [" + LINE + "]"));
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Ran line(String... words) {
        List<String> arguments = new ArrayList<>(List.of("line"));
        arguments.addAll(Arrays.asList(words));
        arguments.addAll(List.of(
                "--gateway", "https://localhost:" + house.port(),
                "--key", station.path("keys/client.key.pem"),
                "--cert", station.path("keys/client.cert.pem"),
                "--anchors", station.path("keys/anchors.pem")));
        if (!arguments.contains("--as")) {
            arguments.addAll(List.of("--as", Station.COORDINATOR.value()));
        }
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static Json.Obj done(String... words) {
        List<String> more = new ArrayList<>(Arrays.asList(words));
        more.add("--json");
        Ran ran = line(more.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return Canon.readLoose(ran.octets());
    }

    private static void refused(String code, String... words) {
        Ran ran = line(words);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("gateway.cli.gateway-refused", "check=" + code)
                .doesNotContain("EXEMPLE");
    }

    @Test
    @Order(1)
    void showsTheLineAsTheSettingsBeganIt() {
        Ran ran = line("show", LINE);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(new String(ran.octets(), StandardCharsets.UTF_8))
                .contains("version 1", "Paul EXEMPLE", "coordinator", "c.modele@");
        assertThat(line("list").code()).isZero();
    }

    @Test
    @Order(1)
    void whatTheCircuitsCouldNotKeepIsNotPublished() {
        station.write(
                "notice.json",
                "{\"pathways\":[{\"name\":\"discharge-notice\",\"version\":1,"
                        + "\"forms\":[{\"name\":\"discharge-notice\",\"version\":1}]}]}");
        Ran ran = line("offer", LINE, station.path("notice.json"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("check=card.target-missing", "discharge-notice/1", "“acknowledgement”", "add that target");
        assertThat(done("show", LINE).whole("version")).isEqualTo(1);
    }

    @Test
    @Order(2)
    void peopleComeChangeAndGo() {
        done(
                "member",
                "add",
                LINE,
                "3550000012/1042",
                "--family-name",
                "SECRETAIRE",
                "--given-name",
                "Sacha",
                "--rights",
                "secretary");
        done(
                "member",
                "add",
                LINE,
                "10000000004",
                "--family-name",
                "INTERNE",
                "--given-name",
                "Lou",
                "--rights",
                "intern");
        Json.Obj after = done(
                "member", "change", LINE, "10000000002", "--delegates", "3550000012/1042", "--quiet", "20:00-07:00");
        assertThat(after.whole("version")).isEqualTo(4);
        Json.Obj told = done("member", "change", LINE, "10000000002", "--mobile", "+33600000002", "--told", "sms,mail");
        assertThat(told.array("members").objects())
                .anySatisfy(member -> assertThat(member.array("told").texts()).containsExactly("mail", "sms"));
        assertThat(line("show", LINE).out()).contains("told by   mail,sms");
        refused("flow.line-change", "member", "change", LINE, "10000000002", "--told", "fax");
        assertThat(done("member", "change", LINE, "10000000002", "--told", "none")
                        .toString())
                .doesNotContain("told");
        assertThat(after.array("members").objects()).hasSize(4);
        refused("flow.right-missing", "member", "remove", LINE, "10000000002", "--as", "10000000004");
        refused("flow.no-coordinator", "member", "remove", LINE, Station.COORDINATOR.value());
        done("member", "remove", LINE, "10000000004");
        refused("gateway.auth.not-allowed", "show", LINE, "--as", "10000000004");
        done("absence", LINE, "10000000002", "--from", "2026-12-24", "--until", "2027-01-03", "--as", "10000000002");
        Json.Obj seen = done("show", LINE, "--as", "3550000012/1042");
        assertThat(seen.array("members").objects())
                .noneMatch(member ->
                        member.has("absences") && !member.text("person").startsWith("3"));
    }

    @Test
    @Order(3)
    void theCardFollowsAndIsWrittenAndServed() throws Exception {
        done("closure", LINE, "--from", "2026-12-25");
        done("capacity", LINE, "8");
        done("hours", LINE, "--on", "monday=09:00-12:30,14:00-18:00", "--on", "thursday=09:00-18:00");
        Json.Obj called = done(
                "fallback",
                LINE,
                "dermatologie@chu-exemple.mssante.fr",
                "--mail",
                "regulation@chu-exemple.mssante.fr",
                "--mobile",
                "+33600000009");
        assertThat(called.object("fallbackContact").text("mobile")).isEqualTo("+33600000009");
        assertThat(called.object("card").has("fallbackContact")).isFalse();
        assertThat(line("show", LINE).out()).contains("fallback  told by mail regulation@chu-exemple.mssante.fr");
        assertThat(done("show", LINE, "--as", "10000000002").has("fallbackContact"))
                .isFalse();
        Json.Obj closed = done("close", LINE);
        assertThat(closed.object("card").text("status")).isEqualTo("closed");
        assertThat(closed.object("card").whole("version")).isEqualTo(6);
        assertThat(closed.object("card").object("hours").members()).containsOnlyKeys("monday", "thursday");
        Json.Obj open = done("open", LINE);
        assertThat(open.object("card").whole("capacity")).isEqualTo(8);
        var files = new LineFolder(folder.resolve("node"));
        assertThat(files.about(Station.LINE).orElseThrow().card()).isEqualTo(open.hash("cardHash"));
        var served = served("/lines/" + LINE + "/card");
        assertThat(served.statusCode()).isEqualTo(200);
        try (var written = Files.list(folder.resolve("node/cards"))) {
            Path card = written.filter(file -> file.toString().endsWith(".card"))
                    .findFirst()
                    .orElseThrow();
            assertThat(served.body()).isEqualTo(Files.readAllBytes(card));
        }
        refused("card.phone", "offer", LINE, phone());
    }

    private static HttpResponse<byte[]> served(String path) throws Exception {
        var asked = HttpRequest.newBuilder(URI.create("https://localhost:" + house.port() + path))
                .build();
        return HttpsCaller.withKey(station, "").send(asked, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String phone() {
        station.write("offer.json", "{ \"phone\": \"call us\" }");
        return station.path("offer.json");
    }

    @Test
    @Order(4)
    void twoWhoChangeTheSameVersionDoNotOverwriteEachOther() {
        long version = done("show", LINE).whole("version");
        done("capacity", LINE, "9", "--if-version", Long.toString(version));
        refused("flow.line-changed", "capacity", LINE, "10", "--if-version", Long.toString(version));
    }

    @Test
    @Order(5)
    void wrongUsageIsToldApart() {
        assertThat(line("capacity", LINE, "many").code()).isEqualTo(2);
        assertThat(line("closure", LINE).code()).isEqualTo(2);
    }

    @Test
    @Order(6)
    void doctorSaysThatTheSettingsNoLongerCountAndWhenTheyDiffer() {
        assertThat(LineCheck.of(station.read()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("changed since it was begun from here"));
        station.write("settings.yaml", station.settings().replace("givenName: Paul", "givenName: Paule"));
        assertThat(LineCheck.of(station.read()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("no longer count"));
    }

    @Test
    @Order(7)
    void textsAreKeptForWhoeverAnswers() throws java.io.IOException {
        Files.writeString(folder.resolve("texte.txt"), "Surveillance simple.\r\nContrôle à trois mois.\r\n");
        String file = folder.resolve("texte.txt").toString();
        Json.Obj after = done("text", LINE, "Surveillance", "--in", "avis/answer/advice", "--file", file);
        assertThat(after.array("texts").objects())
                .singleElement()
                .satisfies(text ->
                        assertThat(text.text("text")).isEqualTo("Surveillance simple.\nContrôle à trois mois."));
        done("text", LINE, "Contrôle", "--was", "Surveillance", "--in", "avis/answer/advice", "--text", "À revoir.");
        assertThat(line("show", LINE).out())
                .contains("text  Contrôle  avis/answer/advice")
                .doesNotContain("À revoir");
        refused("flow.line-change", "text", LINE, "Trop", "--in", "avis/answer/recommendation", "--text", "x");
        assertThat(line("text", LINE, "Rien", "--in", "avis/answer", "--text", "x")
                        .code())
                .isEqualTo(2);
        assertThat(done("text", LINE, "Contrôle", "--end").array("texts").objects())
                .isEmpty();
    }

    @Test
    @Order(8)
    void aFormOfTheLinesOwnIsKeptOfferedAndServed() throws Exception {
        String own = "skin" + CarriedForms.ending(Station.LINE);
        refused("flow.line-change", "form", LINE, form("skin"));
        done("form", LINE, form(own));
        assertThat(line("show", LINE).out())
                .contains("form  " + own + "/1  avis/1/request  Dermatologie", "…" + CarriedForms.ending(Station.LINE));
        assertThat(served("/lines/" + LINE + "/forms/" + own + "/1").statusCode())
                .isEqualTo(404);

        station.write(
                "forms.json",
                "{\"pathways\":[{\"name\":\"avis\",\"version\":1,\"forms\":[{\"name\":\"" + own
                        + "\",\"version\":1}]}]}");
        done("offer", LINE, station.path("forms.json"));
        var carried = served("/lines/" + LINE + "/forms/" + own + "/1");
        assertThat(carried.statusCode()).isEqualTo(200);
        assertThat(new String(carried.body(), StandardCharsets.UTF_8))
                .contains("form: " + own, "Atteinte des muqueuses");
        assertThat(served("/lines/" + LINE + "/forms/" + own + "/2").statusCode())
                .isEqualTo(404);
    }

    /** The shipped form for skin, of that name. */
    private static String form(String name) throws java.io.IOException {
        try (var shipped = CarriedForms.class.getResourceAsStream("/org/passerelle/pathway/dermatology-1.yaml")) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            station.write("skin.yaml", text.replace("form: dermatology", "form: " + name));
        }
        return station.path("skin.yaml");
    }
}
