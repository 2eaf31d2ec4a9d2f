package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.node.NodeSettings;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.Pkcs12;

/** Each wrong setting stops {@code serve} at once, with one line that says what to mend; a mail server that is away does not. */
class WrongSettingsTest {
    @TempDir
    Path folder;

    private Station station;

    @BeforeEach
    void lay() {
        station = new Station(folder);
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
                "keys/hospital.sign.key.pem | keys/none.pem              | gateway.config.file-missing",
                "keys/hospital.sign.key.pem | keys/practice.sign.key.pem | gateway.key-pair",
                "keys/hospital.sign.key.pem | keys/anchors.pem           | gateway.key-file",
                "keys/server.key.pem        | keys/client.key.pem        | gateway.key-pair",
                "trust: { anchors: keys/anchors.pem | trust: { anchors: keys/server.cert.pem | gateway.anchors",
                "file: hospital.card        | file: settings.yaml        | seal.",
                "own: true                  | own: false                 | gateway.line-without-card",
                "members: ['10000000002'    | members: ['10000000009'    | gateway.client-without-line",
                "bind: 127.0.0.1            | bind: 203.0.113.7          | gateway.edge.bind",
            })
    void aWrongFileOrNameStopsItAtOnce(String right, String wrong, String code) {
        String text = station.settings().replace("  port: 0", "  bind: 127.0.0.1\n  port: 0");
        assertThat(text).contains(right);
        station.write("settings.yaml", text.replace(right, wrong));
        refused(serve(), code);
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

    @Test
    void aPasswordThatTheServerRefusesStopsIt() throws IOException {
        Path keystore = folder.resolve("mail.p12");
        var server = new Issued(
                Pem.key(station.text("keys/server.key.pem")), Pem.certificates(station.text("keys/server.cert.pem")));
        Files.write(keystore, Pkcs12.write("mail", server, "changeit".toCharArray()));
        System.setProperty("greenmail.tls.keystore.file", keystore.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        mail.setUser(Station.LINE.value(), "dermatologie", "right");
        mail.start();
        try {
            String imap = "imap: { host: localhost, port: ";
            station.write(
                    "settings.yaml",
                    station.settings()
                            .replace(imap + "9", imap + mail.getImaps().getPort()));
            refused(serve(), "mail.login-refused");
        } finally {
            mail.stop();
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

    private static void refused(Ran ran, String code) {
        assertThat(ran.err()).startsWith(code).hasLineCount(1);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.octets()).isEmpty();
    }
}
