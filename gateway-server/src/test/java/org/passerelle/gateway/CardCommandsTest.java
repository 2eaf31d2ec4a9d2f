package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about cards: what is signed, shown, verified and refused. */
class CardCommandsTest {
    @TempDir
    static Path folder;

    private static Station station;

    @BeforeAll
    static void lay() {
        station = new Station(folder);
    }

    @Test
    void aSignedCardIsShownAndVerified() {
        Ran shown =
                Ran.of("card", "show", station.path("hospital.card"), "--anchors", station.path("keys/anchors.pem"));
        assertThat(shown.out())
                .contains("Avis de dermatologie", "elapsed-hours", "monday 09:00-12:30, 14:00-18:00")
                .contains(
                        "carriage      sealed",
                        "gcm yes, oaep yes",
                        "forms avis/1",
                        "organisational",
                        "48 elapsed-hours");
        Ran verified = Ran.of(
                "card",
                "verify",
                station.path("hospital.card"),
                "--anchors",
                station.path("keys/anchors.pem"),
                "--json");
        assertThat(verified.out()).contains("\"verified\":true");
    }

    @Test
    void aCardWithEverythingIsShownWhole() {
        station.write(
                "full.yaml",
                station.text("hospital.yaml")
                                .replace(
                                        "name: Organisation de test }",
                                        "name: Organisation de test, finess: '550000012' }")
                                .replace(
                                        "mssante.test } ]",
                                        "mssante.test, aliases: [ dermato@ch-barleduc.mssante.test ] } ]")
                        + """
                node: 0000000000000000000000000000000a
                closures: [ { from: 2026-12-24, until: 2027-01-03 } ]
                outerSubject: Avis
                capacity: 8
                """);
        Station.command(
                "card",
                "sign",
                station.path("full.yaml"),
                "--key",
                station.path("keys/hospital.sign.key.pem"),
                "--cert",
                station.path("keys/hospital.sign.cert.pem"),
                "--out",
                station.path("full.card"));
        Ran shown = Ran.of("card", "show", station.path("full.card"), "--anchors", station.path("keys/anchors.pem"));

        assertThat(shown.out())
                .contains("finess        550000012", "node          0000000000000000000000000000000a")
                .contains("alias         dermato@ch-barleduc.mssante.test", "closed        2026-12-24 to 2027-01-03")
                .contains("subject       Avis", "capacity      8 requests a day");
    }

    @Test
    void aCardThatItsOrganisationDidNotSignIsRefused() {
        Station.command(
                "card",
                "sign",
                station.path("hospital.yaml"),
                "--key",
                station.path("keys/practice.sign.key.pem"),
                "--cert",
                station.path("keys/practice.sign.cert.pem"),
                "--out",
                station.path("forged.card"));
        Ran verified =
                Ran.of("card", "verify", station.path("forged.card"), "--anchors", station.path("keys/anchors.pem"));
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.err()).startsWith("seal.signer-certificate").hasLineCount(1);
    }

    @Test
    void aDraftWithAMistakeIsRefusedWhereItStands() {
        station.write("bad.yaml", station.text("hospital.yaml").replace("phone:", "fone:"));
        Ran signed = Ran.of(
                "card",
                "sign",
                station.path("bad.yaml"),
                "--key",
                station.path("keys/hospital.sign.key.pem"),
                "--cert",
                station.path("keys/hospital.sign.cert.pem"),
                "--out",
                station.path("bad.card"));
        assertThat(signed.err())
                .startsWith("gateway.config.key-unknown")
                .contains("setting=fone")
                .hasLineCount(1);
    }
}
