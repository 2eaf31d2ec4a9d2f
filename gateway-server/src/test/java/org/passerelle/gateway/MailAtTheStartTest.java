package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.gateway.telemetry.Telling;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.Pkcs12;

/** Mail servers when the gateway starts: what only people can mend stops it, a server that is away does not. */
class MailAtTheStartTest {
    /** What {@link Ran} gives for every password. */
    private static final String GIVEN = "wrong";

    @TempDir
    Path folder;

    private Station station;
    private GreenMail reading;
    private GreenMail sending;

    @BeforeEach
    void lay() throws IOException {
        station = new Station(folder);
        Path keystore = folder.resolve("mail.p12");
        var server = new Issued(
                Pem.key(station.text("keys/server.key.pem")), Pem.certificates(station.text("keys/server.cert.pem")));
        Files.write(keystore, Pkcs12.write("mail", server, "changeit".toCharArray()));
        System.setProperty("greenmail.tls.keystore.file", keystore.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        reading = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        sending = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        reading.start();
        sending.start();
    }

    @AfterEach
    void stop() {
        reading.stop();
        sending.stop();
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    private static void account(GreenMail server, String password) {
        server.setUser(Station.LINE.value(), "dermatologie", password);
    }

    /** The settings with both servers at these ports. */
    private String settings(int imap, int smtp) {
        return station.settings()
                .replace("imap: { host: localhost, port: 9", "imap: { host: localhost, port: " + imap)
                .replace("smtp: { host: localhost, port: 9", "smtp: { host: localhost, port: " + smtp);
    }

    private String settings() {
        return settings(reading.getImaps().getPort(), sending.getSmtps().getPort());
    }

    private Ran serve(String settings) {
        station.write("settings.yaml", settings);
        return Ran.serve(Station.WORLD, station.path("settings.yaml"));
    }

    private void refused(String settings, String code, String setting, String check) {
        Ran ran = serve(settings);
        assertThat(ran.err())
                .startsWith(code + ": ")
                .contains("check=" + check + ",", "file=settings.yaml", "line=11", "setting=mailboxes[0]." + setting)
                .doesNotContain(GIVEN, "dermatologie@")
                .hasLineCount(1);
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void startsWhenBothLetUsIn() {
        account(reading, GIVEN);
        account(sending, GIVEN);
        try (var told = Telling.everything()) {
            Ran ran = serve(settings());
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            assertThat(told.lines()).noneMatch(line -> line.contains("mailbox"));
        }
    }

    @Test
    void aPasswordThatReadingRefusesStopsIt() {
        account(reading, "right");
        account(sending, GIVEN);
        refused(settings(), "mail.login-refused", "login", "imap");
    }

    @Test
    void aPasswordThatSendingRefusesStopsIt() {
        account(reading, GIVEN);
        account(sending, "right");
        refused(settings(), "mail.login-refused", "login", "smtp");
    }

    @Test
    void aPasswordThatBothRefuseIsOneSentence() {
        account(reading, "right");
        account(sending, "right");
        refused(settings(), "mail.login-refused", "login", "imap and smtp");
    }

    @Test
    void aPasswordThatOneRefusesWhileTheOtherIsAwayStopsIt() {
        account(reading, "right");
        refused(settings(reading.getImaps().getPort(), Station.NO_PORT), "mail.login-refused", "login", "imap");
    }

    @Test
    void aServerThatOurAnchorsDoNotVouchForStopsIt() {
        account(reading, GIVEN);
        account(sending, GIVEN);
        String others = settings().replace("    anchors: keys/anchors.pem", "    anchors: keys/practice.sign.cert.pem");
        refused(others, "mail.certificate-not-trusted", "anchors", "imap and smtp");
    }

    @Test
    void aPortWithoutTlsAndAFolderThatIsNotThereStopIt() {
        account(reading, GIVEN);
        account(sending, GIVEN);
        int plain = reading.getImap().getPort();
        int smtp = sending.getSmtps().getPort();
        refused(settings(plain, smtp), "mail.tls-failed", "imap.tls", "imap");
        refused(
                settings(plain, smtp).replace("port: " + plain, "tls: starttls, port: " + plain),
                "mail.starttls-missing",
                "imap.tls",
                "imap");
        int imap = reading.getImaps().getPort();
        refused(
                settings().replace("port: " + imap, "folder: Avis, port: " + imap),
                "mail.folder",
                "imap.folder",
                "imap");
    }

    @Test
    void serversThatAreAwayStopNothingAndAreTold() {
        try (var told = Telling.everything()) {
            Ran ran = serve(station.settings());
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            assertThat(told.lines())
                    .containsOnlyOnce(
                            "WARN 1101 a mailbox does not work; it is tried again; setting=mailboxes[0].imap code=mail.unreachable",
                            "WARN 1101 a mailbox does not work; it is tried again; setting=mailboxes[0].smtp code=mail.unreachable");
        }
    }

    @Test
    void aServerThatSaysNothingIsWaitedForInBoundedTimeAndLeftAtOnce() throws IOException {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            long before = System.nanoTime();
            Ran ran = serve(settings(silent.getLocalPort(), silent.getLocalPort()));
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            long most = Accounts.LONGEST_LOOK.plusSeconds(20).toNanos();
            assertThat(System.nanoTime() - before).isLessThan(most);
        }
    }
}
