package org.passerelle.seal.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.seal.Opened;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.suite.Suite;

/** GnuPG's S/MIME, which reads CBC and PKCS#1 v1.5 under RSA keys, and signatures under elliptic-curve keys too. */
class GpgsmTest {
    private static final int MOST_SALTS = 6;

    private static final Today TODAY = new Today();

    @TempDir
    private Path folder;

    private Tool gpg;

    @BeforeEach
    void needsGpgsm() throws IOException {
        Path home = Files.createDirectory(
                folder.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        gpg = new Tool(folder, Map.of("GNUPGHOME", home.toString(), "LC_ALL", "C"));
        Assumptions.assumeTrue(gpg.has("gpgsm", "--version"), "gpgsm absent");
        Assumptions.assumeTrue(gpg.has("openssl", "version"), "openssl absent, which writes the key files");
        TODAY.give(gpg);
        gpg.write("home/trustlist.txt", fingerprint() + " S relax\n");
        gpg.write("home/gpgsm.conf", "batch\nyes\ndisable-crl-checks\ndisable-dirmngr\npinentry-mode loopback\n");
        gpg.must("gpgsm", "--import", "root.pem", "authority.pem");
        for (String key : new String[] {"recipient.p12", "signer.p12"}) {
            takeIn(key);
        }
    }

    /** Its reader takes some sound key files for ill encrypted ones, by the salt that they happen to have: another salt then. */
    private void takeIn(String key) {
        int tries = 1;
        while (gpg.run(Today.PASSWORD + "\n", "gpgsm", "--passphrase-fd", "0", "--import", key) != 0) {
            assertThat(tries++).as("gpgsm takes in none of them").isLessThan(MOST_SALTS);
            TODAY.give(gpg);
        }
    }

    /** The agent that it starts would outlive the test. */
    @AfterEach
    void stopItsAgent() {
        gpg.run("", "gpgconf", "--kill", "all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "P256"})
    void readsTheCompatibleSuite(String signer) {
        Issued by = signer.equals("RSA") ? TODAY.signRsa : TODAY.signP256;
        gpg.write("letter.der", Today.cms(TODAY.seal(by, Suite.COMPATIBLE)));
        gpgsm("--output", "signed.eml", "--decrypt", "letter.der");
        gpg.write("signed.der", Today.cms(gpg.read("signed.eml")));
        gpgsm("--output", "payload", "--verify", "signed.der");
        assertThat(new String(gpg.read("payload"), StandardCharsets.UTF_8)).isEqualTo(Today.PAYLOAD);
    }

    /** What its zero above is worth. */
    @Test
    void refusesAnAlteredOne() {
        byte[] mail = TODAY.seal(TODAY.signRsa, Suite.COMPATIBLE);
        gpg.write("letter.der", Today.cms(mail));
        gpgsm("--output", "signed.eml", "--decrypt", "letter.der");
        byte[] altered = Today.cms(gpg.read("signed.eml"));
        altered[200] ^= 1;
        gpg.write("signed.der", altered);
        assertThat(gpg.run("", "gpgsm", "--output", "payload", "--verify", "signed.der"))
                .isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"AES256, AES-256-CBC", "AES128, AES-128-CBC"})
    void weReadWhatItWrites(String cipher, String title) throws IOException {
        gpg.write("payload", Today.PAYLOAD);
        gpgsm("--local-user", Today.PRACTICE.value(), "--output", "signed.der", "--sign", "payload");
        gpg.write("signed.eml", Today.mail("signed-data", gpg.read("signed.der")));
        gpgsm(
                "--recipient",
                Today.HOSPITAL.value(),
                "--cipher-algo",
                cipher,
                "--output",
                "letter.der",
                "--encrypt",
                "signed.eml");
        byte[] mail = Today.mail("enveloped-data", gpg.read("letter.der"));
        try (Opened opened = TODAY.open(mail, folder)) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.algorithms()).containsExactly(title, "RSAES-PKCS1-v1_5", "RSASSA-PKCS1-v1_5-SHA256");
            assertThat(opened.reads()).isNotEqualTo(Optional.of(Suite.GCM));
            assertThat(opened.verdict().sender().orElseThrow().boundAddress()).contains(Today.PRACTICE);
            assertThat(new String(opened.payload().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Today.PAYLOAD);
        }
    }

    private void gpgsm(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "gpgsm";
        all[1] = "--passphrase-fd";
        all[2] = "0";
        System.arraycopy(words, 0, all, 3, words.length);
        gpg.mustWith(Today.PASSWORD + "\n", all);
    }

    /** SHA-1 of the root, by which it names certificates. */
    private static String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(Certificates.der(TODAY.pki.root()));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
