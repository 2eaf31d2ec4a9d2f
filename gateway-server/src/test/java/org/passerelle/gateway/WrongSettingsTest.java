package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.Pkcs12;
import org.passerelle.seal.pki.TestPki;

/** Each wrong setting stops {@code serve} at once, with one line that says what to mend; a mail server that is away does not. */
class WrongSettingsTest {
    /** What expired long ago. */
    private static final Issued OLD = new TestPki(new SecureRandom(), InstantSource.system())
            .issue(Leaf.combined(new Leaf.Subject("Meuse (55)", "CH", new StructureId("1550000012"), "ancien"))
                    .valid(Duration.ofDays(-900), Duration.ofDays(365)));

    @TempDir
    Path folder;

    private Station station;

    @BeforeEach
    void lay() {
        station = new Station(folder);
        station.write("empty", "\n");
        station.write(
                "encrypted.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        station.write("old.cert.pem", Pem.write(OLD.certificate()));
        station.write("old.key.pem", Pem.writeKey(OLD.key()));
        Forged.card(station, "hospital.yaml", "practice");
        station.sign("expired", station.text("hospital.yaml").replace("2090-", "2021-"), "hospital");
    }

    /** A clock's target that the card lacks would be missed at the first notice only. */
    @Test
    void aLineWhoseCardCannotKeepItsCircuitsIsNotBegun() {
        String copy = "{ name: report-copy, version: 1, forms: [ { name: report-copy, version: 1 } ] }";
        String card = station.text("hospital.yaml");
        station.write("unkept.yaml", card.replace(copy, copy.replace("report-copy", "discharge-notice")));
        Forged.card(station, "unkept.yaml", "hospital");
        station.write("settings.yaml", station.settings().replace("file: hospital.card", "file: forged.card"));

        Ran served = serve();
        refused(served, "card.target-missing");
        assertThat(served.err()).contains("cards[0].file", "discharge-notice/1", "“acknowledgement”");
        assertThat(Ran.of("doctor", "--config", station.path("settings.yaml")).out())
                .contains(
                        "FAIL  lines[0].card: card.target-missing (discharge-notice/1, acknowledgement). The circuit");

        station.write("settings.yaml", station.settings());
        assertThat(serve().code()).as("nothing was begun with it").isZero();
    }

    @Test
    void aMailServerThatIsAwayStopsNothing() {
        Ran served = serve();
        assertThat(served.err()).isEmpty();
        assertThat(served.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // files
                "keys/hospital.sign.key.pem | keys/none.pem              | gateway.config.file-missing | keys.signing.key",
                "keys/server.key.pem        | keys                       | gateway.config.file-missing | https.key",
                "keys/hospital.sign.key.pem | keys/practice.sign.key.pem | gateway.key-pair            | keys.signing.certificate",
                "keys/server.key.pem        | keys/client.key.pem        | gateway.key-pair            | https.certificate",
                "keys/hospital.sign.key.pem | keys/anchors.pem           | gateway.key-file            | keys.signing.key",
                "keys/hospital.sign.key.pem | encrypted.pem              | gateway.key-encrypted       | keys.signing.key",
                "keys/hospital.sign.cert.pem, key: keys/hospital.sign.key.pem | old.cert.pem, key: old.key.pem | gateway.certificate-expired | keys.signing.certificate",
                "keys/hospital.enc.cert.pem, key: keys/hospital.enc.key.pem   | old.cert.pem, key: old.key.pem | gateway.certificate-expired | keys.decryption[0].certificate",
                "'keys/server.cert.pem\\n  key: keys/server.key.pem'       | 'old.cert.pem\\n  key: old.key.pem' | gateway.certificate-expired | https.certificate",
                "trust: { anchors: keys/anchors.pem | trust: { anchors: keys/server.cert.pem | gateway.anchors | trust.anchors",
                // cards
                "file: hospital.card        | file: none.card            | gateway.config.file-missing | cards[0].file",
                "file: hospital.card        | file: settings.yaml        | gateway.card-file           | cards[0].file",
                "file: hospital.card        | file: forged.card          | gateway.card-file           | cards[0].file",
                "file: hospital.card        | file: expired.card         | gateway.card-not-current    | lines[].address",
                "own: true                  | own: false                 | gateway.line-without-card   | lines[].address",
                // people
                "members: ['10000000002'    | members: ['10000000009'    | gateway.client-without-line | https.clients[].members",
                "rights: [coordinator]      | rights: [expert]           | gateway.config.value | lines[0].members",
                // limits
                "imap: { host: localhost, port: 9 } | imap: { host: localhost, port: 9, mailBytes: none } | gateway.config.value | mailboxes[0].imap.mailBytes",
                // short messages
                "'https:\\n  port: 0' | 'sms: { url: http://sms.example/, encoding: form, body: \"to={to}&text={text}\" }\\nhttps:\\n  port: 0' | gateway.config.value | sms.url",
                "'https:\\n  port: 0' | 'sms: { url: https://sms.example/, encoding: form, body: \"to={to}\" }\\nhttps:\\n  port: 0' | sms.template | sms.body",
                "'https:\\n  port: 0' | 'sms: { url: https://sms.example/, encoding: form, body: \"to={to}&text={text}\", tokenFile: none }\\nhttps:\\n  port: 0' | gateway.config.file-missing | sms.tokenFile",
                "givenName: Paul            | givenName: Paul, told: [fax] | gateway.config.value | lines[0].members[0].told",
                // the file itself
                "passwordEnv: MAIL_PASSWORD | passwordFile: empty        | gateway.config.secret-missing | mailboxes[0].login.passwordFile",
                "port: 0                    | 'port: 0\n  port: 1'     | gateway.config.key-twice    | port",
                "port: 0                    | prot: 0                    | gateway.config.key-unknown  | https.prot",
            })
    void isToldWhereItStands(String right, String wrong, String code, String setting) {
        String text = station.settings();
        String found = right.replace("\\n", "\n");
        assertThat(text).contains(found);
        station.write("settings.yaml", text.replace(found, wrong.replace("\\n", "\n")));
        String line = refused(serve(), code);
        assertThat(line).contains("file=settings.yaml", "line=", "setting=" + setting);
    }

    @Test
    void anUnknownSettingIsToldWithTheOneThatWasMeant() {
        station.write("settings.yaml", station.settings().replace("  port: 0", "  prot: 0"));
        assertThat(refused(serve(), "gateway.config.key-unknown"))
                .contains("expected=port", "line=22, setting=https.prot");
    }

    @Test
    void aPasswordThatDoesNotOpenTheKeyStopsIt() throws IOException {
        var signing = new Issued(
                Pem.key(station.text("keys/hospital.sign.key.pem")),
                Pem.certificates(station.text("keys/hospital.sign.cert.pem")));
        Files.write(folder.resolve("sign.p12"), Pkcs12.write("sign", signing, "right".toCharArray()));
        station.write(
                "settings.yaml",
                station.settings()
                        .replace(
                                "{ certificate: keys/hospital.sign.cert.pem, key: keys/hospital.sign.key.pem }",
                                "{ pkcs12: sign.p12, passwordEnv: KEY_PASSWORD }"));
        assertThat(refused(serve(), "gateway.key-password")).contains("setting=keys.signing.pkcs12");
    }

    @Test
    void aTokenWhoseLibraryCannotBeLoadedStopsIt() throws IOException {
        Files.writeString(folder.resolve("library.so"), "no library");
        station.write(
                "settings.yaml",
                station.settings()
                        .replace(
                                "{ certificate: keys/hospital.sign.cert.pem, key: keys/hospital.sign.key.pem }",
                                "{ pkcs11: library.so, slot: 1, alias: sign, pinEnv: TOKEN_PIN }"));
        assertThat(refused(serve(), "keyring.library")).contains("setting=keys.signing.pkcs11");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        station.write("settings.yaml", station.settings().replace("trust: {", "trust: ["));
        assertThat(refused(serve(), "gateway.config.yaml")).contains("line=6");
    }

    @Test
    void aFileThatIsNotThereStopsIt() {
        refused(Ran.serve(Station.WORLD, station.path("none.yaml")), "gateway.config.unreadable");
        refused(Ran.serve(Station.WORLD, folder.toString()), "gateway.config.unreadable");
    }

    @Test
    void anAddressThatIsNotOursStopsIt() {
        station.write("settings.yaml", station.settings().replace("  port: 0", "  bind: 203.0.113.7\n  port: 0"));
        refused(serve(), "gateway.edge.bind");
    }

    @Test
    void anExpiredCertificateStopsIt() {
        refused(serve(at(Duration.ofDays(4 * 365))), "gateway.certificate-expired");
    }

    @Test
    void aClockEarlierThanTheLedgerStopsIt() {
        assertThat(serve().code()).isZero();
        refused(serve(at(Duration.ofHours(-2))), "store.clock-behind");
    }

    @Test
    void aPortInUseStopsIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            station.write("settings.yaml", station.settings().replace("  port: 0", "  port: " + taken.getLocalPort()));
            refused(serve(), "gateway.edge.port-in-use");
        }
    }

    @Test
    void aFolderInUseStopsIt() {
        try (House first = House.open(station.read(), Station.WORLD, House.Drive.CALLER)) {
            assertThat(first.port()).isPositive();
            refused(serve(), "store.folder-in-use");
        }
    }

    private Ran serve() {
        return serve(Station.WORLD);
    }

    private Ran serve(NodeSettings.World world) {
        return Ran.serve(world, station.path("settings.yaml"));
    }

    private static NodeSettings.World at(Duration shift) {
        return new NodeSettings.World(() -> Station.WORLD.clock().instant().plus(shift), new SecureRandom());
    }

    /** One line, that says what to mend and shows nothing else. */
    private static String refused(Ran ran, String code) {
        assertThat(ran.err()).startsWith(code + ": ").hasLineCount(1);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.octets()).isEmpty();
        return ran.err();
    }
}
