package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Pathway;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.Pkcs12;

/** {@code doctor}: one line for each thing, what to do where something is wrong, and nothing left behind. */
class DoctorTest {
    /** What {@link Ran} gives for every password. */
    private static final String GIVEN = "wrong";

    @TempDir
    private Path folder;

    private Station station;
    private GreenMail mail;

    @BeforeEach
    void lay() throws IOException {
        station = new Station(folder);
        Path keystore = folder.resolve("mail.p12");
        var server = new Issued(
                Pem.key(station.text("keys/server.key.pem")), Pem.certificates(station.text("keys/server.cert.pem")));
        Files.write(keystore, Pkcs12.write("mail", server, "changeit".toCharArray()));
        System.setProperty("greenmail.tls.keystore.file", keystore.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        mail.start();
        mail.setUser(Station.LINE.value(), "dermatologie", GIVEN);
    }

    @AfterEach
    void stop() {
        mail.stop();
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    private void settings(int imap, int smtp) {
        station.write(
                "settings.yaml",
                station.settings()
                        .replace("imap: { host: localhost, port: 9", "imap: { host: localhost, port: " + imap)
                        .replace("smtp: { host: localhost, port: 9", "smtp: { host: localhost, port: " + smtp));
    }

    private Ran examined(String... more) {
        var words = new java.util.ArrayList<>(List.of("doctor", "--config", station.path("settings.yaml")));
        words.addAll(List.of(more));
        return Ran.of(words.toArray(String[]::new));
    }

    @Test
    void findsASoundConfigurationSoundAndLeavesNothingBehind() {
        settings(mail.getImaps().getPort(), mail.getSmtps().getPort());

        Ran ran = examined();

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains(
                        "OK    settings: read",
                        "keys.signing: certificate valid for ",
                        "keys.decryption: certificate valid for ",
                        "https: certificate valid for ",
                        "trust.anchors: certificate valid for ",
                        "cards[0]: signed, valid until ",
                        "cards[1]: signed, valid until ",
                        "lines[0].card: version 1 of its card states what its circuits need",
                        "refused when it is asked for: staff (avis/1)",
                        "node.folder: ",
                        "OK    pathways.known: none known yet",
                        "OK    mailboxes[0].smtp: lets us in",
                        "OK    mailboxes[0].imap: lets us in",
                        "OK    mailboxes[0].letter: a sealed letter to oneself was sent, read and removed",
                        "clock: the mail server's differs by ")
                .doesNotContain("FAIL", GIVEN, Station.LINE.value());
        assertThat(ran.code()).isZero();
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(folder.resolve("node")).doesNotExist();
    }

    @Test
    void goesOnWhereSomethingFailsAndSaysWhatToDo() {
        settings(Station.NO_PORT, mail.getSmtps().getPort());
        station.write("keys/hospital.sign.key.pem", station.text("keys/practice.sign.key.pem"));
        station.write("hospital.card", "rubbish");

        Ran ran = examined("--json");

        assertThat(ran.code()).isEqualTo(1);
        Json.Obj told = Canon.read(ran.out().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(told.bool("healthy")).isFalse();
        assertThat(told.array("findings").objects())
                .filteredOn(finding -> finding.text("level").equals("FAIL"))
                .allSatisfy(finding -> assertThat(finding.text("advice")).isNotEmpty())
                .extracting(finding -> finding.text("check") + " " + finding.text("what"))
                .anySatisfy(what -> assertThat(what)
                        .startsWith("keys.signing gateway.key-pair (")
                        .contains("path=" + station.path("keys/"), "setting=keys.signing.certificate"));
        assertThat(told.array("findings").objects())
                .extracting(finding -> finding.text("check"))
                .contains("cards[0]", "cards[1]", "trust.anchors", "https", "node.folder");
    }

    @Test
    void aMailServerThatIsAwayOrRefusesIsALineOfItsOwn() {
        settings(Station.NO_PORT, mail.getSmtps().getPort());
        assertThat(examined().out())
                .contains("OK    mailboxes[0].smtp: lets us in", "FAIL  mailboxes[0].imap: mail.unreachable")
                .doesNotContain("mailboxes[0].letter");

        settings(mail.getImaps().getPort(), mail.getSmtps().getPort());
        mail.setUser(Station.LINE.value(), "dermatologie", "another");
        Ran refused = examined();
        assertThat(refused.out()).contains("FAIL  mailboxes[0].imap: mail.login-refused");
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    void eachDirectoryTellsHowItStands() {
        settings(mail.getImaps().getPort(), mail.getSmtps().getPort());
        station.write("secrets.key", "k3y");
        station.write(
                "boxes.txt",
                "Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure|Identification Structure"
                        + System.lineSeparator() + "ORG|cardio@ch.mssante.test||FINESS|550000012");
        station.write(
                "settings.yaml",
                station.text("settings.yaml")
                        .replace(
                                "cards:",
                                "directory: { file: boxes.txt, extract: { file: boxes.txt },"
                                        + " api: { base: 'http://localhost:9/fhir', keyFile: secrets.key } }\ncards:"));

        assertThat(examined().out())
                .contains(
                        "OK    directory.file: 1 mailboxes, of ",
                        "WARN  directory.extract: none is held yet",
                        "WARN  directory.api: fetch.host")
                .doesNotContain("k3y", "cardio");
        station.write("boxes.txt", "nonsense");
        assertThat(examined().out())
                .contains("FAIL  directory.file: directory.malformed (path=" + station.path("boxes.txt"));
    }

    @Test
    void everyFileOfThePathwaysFolderIsLoadedAndTellsItsMistake() {
        settings(mail.getImaps().getPort(), mail.getSmtps().getPort());
        String shipped = resource("report-copy-1.yaml");
        station.write("pathways/sound.yaml", shipped.replace("pathway: report-copy", "pathway: our-copy"));
        station.write("pathways/faulty.yaml", shipped.replace("version: 1", "version: many"));
        station.write("settings.yaml", station.text("settings.yaml") + "pathways: { folder: pathways }\n");
        Ran faulty = examined();
        assertThat(faulty.code()).isEqualTo(1);
        assertThat(faulty.out())
                .contains("OK    pathways.folder: " + station.path("pathways/sound.yaml")
                        + ": pathway our-copy/1 is sound")
                .containsPattern("FAIL  pathways.folder: " + Pattern.quote(station.path("pathways/faulty.yaml"))
                        + ":[0-9]+:[0-9]+: pathway\\.[a-z-]+\\. ");

        station.write("pathways/faulty.yaml", shipped);
        assertThat(examined().out())
                .as("a shipped name and version")
                .containsPattern("FAIL  pathways.folder: faulty.yaml:[0-9]+:[0-9]+: pathway.name-twice");

        station.write("settings.yaml", station.text("settings.yaml").replace("folder: pathways", "folder: none"));
        assertThat(examined().out()).contains("FAIL  pathways.folder: none: pathway.unreadable");
    }

    @Test
    void whatMeansOtherwiseThanTheNodeKnewIsToldBeforeAStartIsRefused() {
        settings(mail.getImaps().getPort(), mail.getSmtps().getPort());
        station.write(
                "pathways/ours.yaml",
                resource("report-copy-1.yaml").replace("pathway: report-copy", "pathway: our-copy"));
        station.write("settings.yaml", station.text("settings.yaml") + "pathways: { folder: pathways }\n");
        Json.Obj known = Json.object()
                .put("pathway our-copy/1", Sha256.hash(new byte[0]))
                .build();
        station.write(
                "node/pathways.json",
                new String(
                        Canon.octets(Json.object()
                                .put("type", "passerelle/known-pathways/1")
                                .put("known", known)
                                .build()),
                        StandardCharsets.UTF_8));

        Ran ran = examined();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("OK    pathways.folder: ")
                .containsPattern(
                        "FAIL  pathways\\.known: ours\\.yaml:[0-9]+:[0-9]+: pathway our-copy/1 means otherwise")
                .contains("cannot be read now", "give the changed one version: 2");
        assertThat(folder.resolve("node")).isDirectoryNotContaining("glob:**.sqlite*");
    }

    private static String resource(String name) {
        try (var in = Pathway.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void settingsThatCannotBeReadAreOneFinding() {
        station.write("settings.yaml", "node: { foldr: x }");

        Ran ran = examined();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("FAIL  settings: gateway.config.").hasLineCount(1);
    }
}
