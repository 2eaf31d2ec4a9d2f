package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        Forged.card(station, "hospital.yaml", "practice");
        Ran verified =
                Ran.of("card", "verify", station.path("forged.card"), "--anchors", station.path("keys/anchors.pem"));
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.err()).startsWith("seal.signer-certificate").hasLineCount(1);
    }

    @Test
    void whatNobodyWouldBelieveIsNotSigned() {
        Ran other = sign("hospital.yaml", "practice");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err())
                .startsWith("gateway.cli.other-organisation")
                .contains("actual=1550000029", "expected=1550000012")
                .hasLineCount(1);
        station.write(
                "unnamed.yaml",
                station.text("hospital.yaml")
                        .replace("signing: [ keys/hospital.sign", "signing: [ keys/practice.sign"));
        assertThat(sign("unnamed.yaml", "hospital").err())
                .startsWith("gateway.cli.other-signer")
                .contains("certificate_serial=")
                .hasLineCount(1);
    }

    @Test
    void whoWritesToAnOrdinaryMailboxDescribesItUnderTheirOwnKey() {
        station.write(
                "described.yaml",
                station.text("hospital.yaml")
                        .replace("signing: [ keys/hospital", "signing: [ keys/practice")
                        .replace("encryption: [ keys/hospital.enc.cert.pem ]", "carriage: [ clear ]"));
        assertThat(sign("described.yaml", "practice").err()).isEmpty();
    }

    @Test
    void aCardThatItsCircuitsCouldNotKeepIsNotSigned() {
        String sound = station.text("hospital.yaml");
        String notice = "{ name: discharge-notice, version: 1, forms: [ { name: discharge-notice, version: 1 } ] }";
        String copy = "{ name: report-copy, version: 1, forms: [ { name: report-copy, version: 1 } ] }";
        station.write("unkept.yaml", sound.replace(copy, notice));
        station.write("unknown.yaml", sound.replace("forms: [ { name: avis", "forms: [ { name: wound"));
        station.write("elsewhere.yaml", sound.replace("name: report-copy", "name: bed-loan"));

        Ran unkept = sign("unkept.yaml", "hospital");
        assertThat(unkept.code()).isEqualTo(1);
        assertThat(unkept.err())
                .startsWith("card.target-missing")
                .contains("discharge-notice/1", "“acknowledgement”", "add that target")
                .hasLineCount(1);
        assertThat(sign("unknown.yaml", "hospital").err())
                .startsWith("card.form-unknown")
                .contains("wound/1");
        Ran elsewhere = sign("elsewhere.yaml", "hospital");
        assertThat(elsewhere.code()).isZero();
        assertThat(elsewhere.err()).contains("bed-loan/1 is not known here", "--pathways");
    }

    private static Ran sign(String draft, String signer) {
        return Ran.of(
                "card",
                "sign",
                station.path(draft),
                "--key",
                station.path("keys/" + signer + ".sign.key.pem"),
                "--cert",
                station.path("keys/" + signer + ".sign.cert.pem"),
                "--out",
                station.path("other.card"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phone: 03 29 00 00 00                    | phone: call us                       | card.phone       | phone",
                "title: { fr: Avis de dermatologie }      | title: { fr: '' , en: x }            | gateway.config.key-missing | title.fr",
                "ordinary: { unit: elapsed-hours          | ordinary: { unit: fortnights         | sla.unit         | targets.ordinary",
                "monday: ['09:00-12:30', '14:00-18:00']   | monday: ['19:00-12:30']              | sla.hours        | hours.monday",
                "friday: ['09:00-18:00']                  | freitag: ['09:00-18:00']             | sla.hours        | hours.freitag",
                "structure: '1550000012'                  | structure: 'nobody'                  | party.structure  | organisation",
                "validUntil: 2090-01-01T00:00:00Z         | validUntil: 2019-01-01T00:00:00Z     | card.validity    | validUntil",
                "phone: 03 29 00 00 00                    | 'phone: 03 29 00 00 00\ntimeZone: Mars/Base' | sla.time-zone | timeZone",
                "phone: 03 29 00 00 00                    | 'phone: 03 29 00 00 00\ncarriage: [ pigeon ]' | card.word | carriage",
                "phone: 03 29 00 00 00                    | 'phone: 03 29 00 00 00\nclosures: [ { from: 2026-13-01, until: 2026-12-02 } ]' | sla.closure | closures[0]",
                "signing: [ keys/hospital.sign.cert.pem ] | signing: [ keys/none.pem ]           | gateway.config.file-missing | signing[0]",
                "signing: [ keys/hospital.sign.cert.pem ] | signing: [ hospital.yaml ]           | gateway.config.value | signing[0]",
            })
    void aMistakeInADraftIsToldAtItsLine(String right, String wrong, String code, String setting) {
        String draft = station.text("hospital.yaml");
        String bad = draft.replace(right, wrong.replace("\\n", "\n"));
        assertThat(bad).isNotEqualTo(draft);
        station.write("bad.yaml", bad);
        int line = (int) bad.lines()
                        .takeWhile(one ->
                                !one.contains(setting.replaceAll("\\[0]$", "").replaceAll("^.*\\.", "") + ":"))
                        .count()
                + 1;
        assertThat(sign("bad.yaml", "hospital").err())
                .startsWith(code + ":")
                .contains("file=bad.yaml", "line=" + line + ",", "setting=" + setting)
                .hasLineCount(1);
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
