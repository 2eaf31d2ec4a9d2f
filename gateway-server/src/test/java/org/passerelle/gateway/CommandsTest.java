package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Id;
import org.passerelle.gateway.doctor.Build;
import org.passerelle.node.Node;

/** The commands, run in this process with captured streams. */
class CommandsTest {
    @TempDir
    static Path folder;

    private static Station station;

    @BeforeAll
    static void lay() {
        station = new Station(folder);
    }

    @Test
    void whatIsSealedOpens() {
        Ran opened = Ran.with(sealed("Bonjour, é\n"), open());
        assertThat(opened.err()).contains("verdict: full", "from: cabinet.barrois@medecin.mssante.test");
        assertThat(opened.code()).isZero();
        assertThat(opened.out()).contains("hp=\"cipher\"", "From: cabinet.barrois@medecin.mssante.test");
        String body = opened.out().substring(opened.out().indexOf("\r\n\r\n") + 4);
        assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
                .isEqualTo("Bonjour, é\n");
    }

    @Test
    void aMimeEntityKeepsItsFieldsAndLinesEndInCrlf() {
        String entity = "Subject: Essai\nContent-Type: text/plain;\n charset=us-ascii\nX-Autre: chose\n\nun\ndeux\n";
        Ran opened = Ran.with(sealed(entity), open());
        assertThat(opened.out())
                .contains("Subject: Essai\r\n", "charset=us-ascii;\r\n hp=\"cipher\"\r\n")
                .contains("X-Autre: chose\r\n")
                .endsWith("\r\n\r\nun\r\ndeux\r\n");
    }

    @Test
    void anAlteredLetterYieldsNothing() {
        byte[] mail = sealed("Bonjour");
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf('=') > 0 ? text.length() - 40 : text.length() - 30;
        mail[at] = (byte) (mail[at] == 'A' ? 'B' : 'A');
        Ran opened = Ran.with(mail, open());
        assertThat(opened.code()).isEqualTo(1);
        assertThat(opened.octets()).isEmpty();
        assertThat(opened.err()).contains("seal.");
    }

    @Test
    void whateverOctetIsFlippedTheContentIsWholeOrNothing() {
        byte[] mail = sealed("Bonjour, é\n");
        byte[] content = Ran.with(mail, open()).octets();
        int refused = 0;
        for (int at = 5; at < mail.length; at += 101) {
            byte[] flipped = mail.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Ran opened = Ran.with(flipped, open());
            if (opened.code() == 0) {
                assertThat(opened.octets()).as("at %d", at).isEqualTo(content);
            } else {
                assertThat(opened.octets()).as("at %d", at).isEmpty();
                assertThat(opened.err()).contains("seal.");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(30);
    }

    @Test
    void aKeyThatIsBeingRenewedIsTwoCertificatesOfOneAddress() {
        Station.command("pki", "--seed", "8", "--out", station.path("renewed"));
        String address = "dermatologie@ch-barleduc.mssante.test=";
        String old = station.path("keys/hospital.enc.cert.pem");
        Ran sealed = Ran.with(
                "Bonjour\n".getBytes(StandardCharsets.UTF_8),
                "seal",
                "--key",
                station.path("keys/practice.sign.key.pem"),
                "--cert",
                station.path("keys/practice.sign.cert.pem"),
                "--to",
                address + old,
                address + station.path("renewed/hospital.enc.cert.pem"));
        assertThat(sealed.err()).startsWith("sealed: letter ");
        String mail = new String(sealed.octets(), StandardCharsets.US_ASCII);
        assertThat(mail).containsOnlyOnce("dermatologie@ch-barleduc.mssante.test");
        assertThat(Ran.with(sealed.octets(), open()).code()).isZero();
    }

    @Test
    void aLetterForSomebodyElseYieldsNothing() {
        Ran opened = Ran.with(sealed("Bonjour"), open("practice"));
        assertThat(opened.err()).contains("seal.not-for-us");
        assertThat(opened.octets()).isEmpty();
    }

    @Test
    void aStaleLetterOpensOnlyAtItsTime() {
        String[] later = with(open(), "--at", "2031-01-01T00:00:00Z");
        Ran opened = Ran.with(sealed("Bonjour"), later);
        assertThat(opened.code()).isEqualTo(1);
        assertThat(opened.octets()).isEmpty();
    }

    @Test
    void theVerdictIsJsonForPrograms() {
        Ran opened = Ran.with(sealed("Bonjour"), with(open(), "--json"));
        assertThat(opened.err()).startsWith("{").contains("\"applicable\":true", "\"tag\":\"passed\"");
    }

    @Test
    void theSameSeedGivesTheSameKeys() throws Exception {
        Station.command("pki", "--seed", "7", "--out", station.path("seven"));
        Station.command("pki", "--seed", "7", "--out", station.path("seven-again"));
        assertThat(Files.readString(folder.resolve("seven/client.key.pem")))
                .isEqualTo(Files.readString(folder.resolve("seven-again/client.key.pem")));
        assertThat(Ran.of("pki", "--out", station.path("seven")).err()).startsWith("gateway.cli.not-empty");
    }

    @Test
    void aTraceIsVerifiedAndAnAlteredOneIsNot() throws Exception {
        try (Node practice = station.practice();
                Node hospital = station.hospital()) {
            Id avis = Station.request(practice, hospital);
            Files.write(folder.resolve("trace.json"), hospital.exportTrace(avis, Station.EXPERT));
        }
        String anchors = station.path("keys/anchors.pem");
        Ran verified = Ran.of("trace", "verify", station.path("trace.json"), "--anchors", anchors, "--json");
        assertThat(verified.err()).isEmpty();
        assertThat(verified.out()).contains("\"verified\":true", "\"event\":\"step\"");
        assertThat(Ran.of("trace", "verify", station.path("trace.json"), "--anchors", anchors)
                        .out())
                .startsWith("The trace holds");
        byte[] altered = Files.readAllBytes(folder.resolve("trace.json"));
        altered[altered.length / 2] ^= 1;
        Files.write(folder.resolve("altered.json"), altered);
        String whole = Ran.of("trace", "verify", station.path("trace.json"), "--anchors", anchors)
                .out();
        assertThat(whole.lines().reduce((first, last) -> last).orElse(""))
                .startsWith("Verified: the trace, ")
                .contains(" events, nothing added, changed or removed; ");
        Ran refused = Ran.of("trace", "verify", station.path("altered.json"), "--anchors", anchors);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).hasLineCount(1);
        assertThat(refused.out())
                .startsWith("Not verified: altered.json does not hold (")
                .hasLineCount(1);
        assertThat(Ran.of("trace", "verify", station.path("altered.json"), "--anchors", anchors, "--json")
                        .out())
                .contains("\"verified\":false", "\"file\":\"altered.json\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "trace",
                "trace verify",
                "ledger",
                "ledger rotate",
                "ledger renew",
                "ledger evidence",
                "seal",
                "open",
                "pki",
                "card",
                "card sign",
                "card show",
                "card verify"
            })
    void everyCommandHelps(String command) {
        String[] words = (command + " --help").strip().split(" ");
        Ran helped = Ran.of(words);
        assertThat(helped.code()).isZero();
        assertThat(helped.out()).contains("Usage: passerelle");
    }

    @Test
    void withoutArgumentsItTellsWhatThereIs() {
        Ran told = Ran.of();
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.octets()).isEmpty();
        assertThat(told.err()).contains("Usage: passerelle", "serve", "trace", "seal", "open", "pki", "card", "demo");
    }

    @Test
    void theVersionIsTheBuilds() {
        Ran told = Ran.of("--version");
        assertThat(told.code()).isZero();
        assertThat(told.out().strip()).isEqualTo("passerelle " + Build.own().words());
    }

    @Test
    void theCommandsAreListedAndNoneThatIsNotThere() {
        assertThat(Ran.of("--help").out())
                .contains("  serve ", "  sandbox ", "  demo ", "  seal ", "  bench ")
                .doesNotContain("dance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "serve", "seal --key x", "trace verify", "card"})
    void wrongUsageIsTwo(String command) {
        assertThat(Ran.of(command.split(" ")).code()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Ran refused = Ran.of("trace", "verify", "none.json", "--anchors", "none.pem");
        assertThat(refused.err())
                .startsWith("gateway.cli.file")
                .contains("none.json")
                .hasLineCount(1);
        assertThat(refused.code()).isEqualTo(1);
    }

    private static byte[] sealed(String text) {
        Ran sealed = Ran.with(
                text.getBytes(StandardCharsets.UTF_8),
                "seal",
                "--key",
                station.path("keys/practice.sign.key.pem"),
                "--cert",
                station.path("keys/practice.sign.cert.pem"),
                "--to",
                station.path("keys/hospital.enc.cert.pem"));
        assertThat(sealed.err()).startsWith("sealed: letter ");
        return sealed.octets();
    }

    private static String[] open() {
        return open("hospital");
    }

    private static String[] open(String name) {
        return new String[] {
            "open",
            "--key",
            station.path("keys/" + name + ".enc.key.pem"),
            "--cert",
            station.path("keys/" + name + ".enc.cert.pem"),
            "--anchors",
            station.path("keys/anchors.pem")
        };
    }

    private static String[] with(String[] arguments, String... more) {
        return java.util.stream.Stream.of(arguments, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}
