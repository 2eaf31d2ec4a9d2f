package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;

/** The people of a practice that a gateway serves, looked after with the command {@code practice} while it serves. */
class PracticeCommandsTest {
    private static final String PRACTICE = "consultations@ch-barleduc.mssante.test";
    private static final String DOCTOR = "10000000021";
    private static final String SECRETARY = "3550000012/77";

    @TempDir
    Path folder;

    private Station station;
    private House house;

    @BeforeEach
    void open() {
        station = new Station(folder);
        station.sign("consultations", """
                kind: practice
                validFrom: 2020-01-01T00:00:00Z
                validUntil: 2090-01-01T00:00:00Z
                organisation: { structure: '1550000012', name: Organisation de test }
                addresses: [ { address: %s } ]
                signing: [ keys/hospital.sign.cert.pem ]
                encryption: [ keys/hospital.enc.cert.pem ]
                capabilities: { gcm: true, oaep: true, binaryParts: true }
                sizeLimit: 25MiB
                """.formatted(PRACTICE), "hospital");
        serve("lines: [" + Station.LINE.value() + ", " + PRACTICE + "]");
    }

    private void serve(String client) {
        station.write(
                "settings.yaml",
                station.settings()
                        .replace("members: ['10000000002', '10000000003']", client)
                        .replace(
                                "  - { file: practice.card,",
                                "  - { file: consultations.card, own: true, confirmedBy: Camille Exemple, confirmedRole: secrétaire,"
                                        + " confirmedAt: 2026-01-02T09:00:00Z }\n  - { file: practice.card,"));
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Ran practice(String as, String... words) {
        List<String> arguments = new ArrayList<>(List.of("practice"));
        arguments.addAll(Arrays.asList(words));
        arguments.addAll(List.of(
                "--gateway", "https://localhost:" + house.port(),
                "--key", station.path("keys/client.key.pem"),
                "--cert", station.path("keys/client.cert.pem"),
                "--anchors", station.path("keys/anchors.pem"),
                "--as", as));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private Json.Obj done(String as, String... words) {
        List<String> more = new ArrayList<>(Arrays.asList(words));
        more.add("--json");
        Ran ran = practice(as, more.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return Canon.readLoose(ran.octets());
    }

    private void refused(String code, String as, String... words) {
        Ran ran = practice(as, words);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("gateway.cli.gateway-refused", "check=" + code);
    }

    private void named() {
        done(
                DOCTOR,
                "member",
                "add",
                PRACTICE,
                DOCTOR,
                "--family-name",
                "ESSAI",
                "--given-name",
                "Jeanne",
                "--rights",
                "professional,coordinator");
        done(
                DOCTOR,
                "member",
                "add",
                PRACTICE,
                SECRETARY,
                "--family-name",
                "ACCUEIL",
                "--given-name",
                "Sacha",
                "--rights",
                "secretary");
    }

    @Test
    void theFirstNamesThemselfAndLooksAfterTheOthers() {
        assertThat(done(DOCTOR, "show", PRACTICE).whole("version")).isZero();
        refused(
                "flow.practice-unnamed",
                DOCTOR,
                "member",
                "add",
                PRACTICE,
                DOCTOR,
                "--family-name",
                "A",
                "--given-name",
                "B");
        named();
        Json.Obj after = done(DOCTOR, "member", "change", PRACTICE, DOCTOR, "--delegates", SECRETARY);
        assertThat(after.whole("version")).isEqualTo(3);
        done(SECRETARY, "absence", PRACTICE, SECRETARY, "--from", "2026-12-24");
        refused("flow.right-missing", SECRETARY, "member", "remove", PRACTICE, DOCTOR);
        refused("flow.no-coordinator", DOCTOR, "member", "remove", PRACTICE, DOCTOR);
        refused(
                "flow.member",
                DOCTOR,
                "member",
                "add",
                PRACTICE,
                "10000000022",
                "--family-name",
                "A",
                "--given-name",
                "B",
                "--rights",
                "expert");
        refused("flow.line-changed", DOCTOR, "absence", PRACTICE, DOCTOR, "--from", "2026-12-24", "--if-version", "1");
        Ran shown = practice(DOCTOR, "show", PRACTICE);
        assertThat(new String(shown.octets(), StandardCharsets.UTF_8))
                .contains(PRACTICE + "  version 4", "Sacha ACCUEIL", "professional", "away");
        assertThat(done(SECRETARY, "show", PRACTICE).array("members").objects())
                .noneMatch(member ->
                        member.has("delegates") && !member.text("person").equals(SECRETARY));
        assertThat(done(DOCTOR, "list").array("practices").objects()).hasSize(1);
        done(DOCTOR, "member", "remove", PRACTICE, SECRETARY);
        refused("gateway.auth.not-allowed", SECRETARY, "show", PRACTICE);
    }

    @Test
    void whoIsNotInThePracticeLearnsNothingOfItAndItsPeopleSeeNoLine() {
        named();
        refused("gateway.auth.not-allowed", "10000000002", "show", PRACTICE);
        assertThat(done("10000000002", "list").array("practices").objects()).isEmpty();
        refused("gateway.auth.not-allowed", DOCTOR, "show", Station.LINE.value());
        refused("gateway.auth.not-allowed", DOCTOR, "show", "personne@ch-barleduc.mssante.test");
        assertThat(Ran.of(
                                "line",
                                "list",
                                "--gateway",
                                "https://localhost:" + house.port(),
                                "--key",
                                station.path("keys/client.key.pem"),
                                "--cert",
                                station.path("keys/client.cert.pem"),
                                "--anchors",
                                station.path("keys/anchors.pem"),
                                "--as",
                                DOCTOR)
                        .err())
                .contains("gateway.auth.not-allowed");
    }

    @Test
    void aProgramThatMayNotActForThePracticeBeginsNothingAndOneThatNamesPeopleActsForThoseAlone() {
        house.close();
        serve("members: ['10000000002', '10000000003']");
        refused("gateway.auth.not-allowed", DOCTOR, "show", PRACTICE);
        house.close();
        serve("lines: [" + PRACTICE + "]");
        named();
        house.close();
        serve("members: ['10000000021']");
        done(DOCTOR, "show", PRACTICE);
        refused("gateway.auth.not-allowed", SECRETARY, "show", PRACTICE);
        house.close();
        assertThatThrownBy(() -> serve("members: ['10000000099']")).hasMessageContaining("gateway.client-without-line");
        serve("lines: [" + PRACTICE + "]");
    }
}
