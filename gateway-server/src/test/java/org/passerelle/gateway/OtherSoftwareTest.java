package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;

/** {@code seal} and {@code open} beside {@code openssl cms}, as docs/letters.md shows them, and revocation lists. */
class OtherSoftwareTest {
    private static final String PRACTICE = "cabinet.barrois@medecin.mssante.test";
    private static final String HOSPITAL = "dermatologie@ch-barleduc.mssante.test";
    private static final String ENTITY = "Content-Type: text/plain; charset=utf-8\r\n\r\nBonjour, é\r\n";

    @TempDir
    static Path folder;

    /** CRLReason, RFC 5280 §5.3.1. */
    private static final int KEY_COMPROMISE = 1;

    private static TestPki pki;
    private static Issued signer;

    @BeforeAll
    static void issue() throws IOException {
        pki = new TestPki(new SecureRandom(), InstantSource.system());
        var practice = new Leaf.Subject("Meuse (55)", "CABINET DU BARROIS", new StructureId("1550000029"), "cabinet");
        var hospital =
                new Leaf.Subject("Meuse (55)", "CH DE BAR-LE-DUC", new StructureId("1550000012"), "dermatologie");
        signer = pki.issue(Leaf.signing(practice).bound(MailAddress.of(PRACTICE)));
        write("practice", signer);
        write("hospital", pki.issue(Leaf.encryption(hospital).bound(MailAddress.of(HOSPITAL))));
        Files.writeString(folder.resolve("anchors.pem"), Pem.write(List.of(pki.root(), pki.organisations())));
    }

    private static void write(String name, Issued issued) throws IOException {
        Files.writeString(folder.resolve(name + ".key.pem"), Pem.writeKey(issued.key()));
        Files.writeString(folder.resolve(name + ".cert.pem"), Pem.write(issued.certificate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcm", "compatible"})
    void opensslReadsWhatWeSeal(String mode) throws IOException {
        needsOpenssl();
        Files.write(folder.resolve("letter.eml"), seal("--recipient-mode", mode).octets());
        openssl("cms -decrypt -in letter.eml -recip hospital.cert.pem -inkey hospital.key.pem -out signed.eml");
        openssl("cms -verify -in signed.eml -CAfile anchors.pem -out payload.eml");
        assertThat(Files.readString(folder.resolve("payload.eml")))
                .contains("From: " + PRACTICE)
                .endsWith("\r\n\r\nBonjour, é\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-aes-256-gcm -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256", "-aes256"})
    void whatOpensslSealsOpensOnlyWhereUnboundLettersAreLetIn(String encrypt) throws IOException {
        needsOpenssl();
        Files.writeString(folder.resolve("entity.eml"), ENTITY);
        openssl(
                "cms -sign -nodetach -binary -md sha256 -in entity.eml -signer practice.cert.pem -inkey practice.key.pem -out signed.eml");
        openssl("cms -encrypt -binary -in signed.eml -from " + PRACTICE + " -to " + HOSPITAL
                + " -out letter.eml -recip hospital.cert.pem " + encrypt);
        byte[] letter = Files.readAllBytes(folder.resolve("letter.eml"));

        Ran strict = open(letter);
        assertThat(strict.err()).contains("seal.absent");
        assertThat(strict.octets()).isEmpty();
        Ran accepted = open(letter, "--accept", "unbound");
        assertThat(accepted.err()).contains("from: " + PRACTICE, "purpose: absent\n", "verdict: full");
        assertThat(new String(accepted.octets(), StandardCharsets.UTF_8)).isEqualTo(ENTITY);
    }

    @Test
    void aLetterWithoutSignatureIsNeverLetIn() throws IOException {
        needsOpenssl();
        Files.writeString(folder.resolve("entity.eml"), ENTITY);
        openssl("cms -encrypt -binary -in entity.eml -aes-256-gcm -from " + PRACTICE + " -to " + HOSPITAL
                + " -out letter.eml -recip hospital.cert.pem -keyopt rsa_padding_mode:oaep");
        Ran refused = open(Files.readAllBytes(folder.resolve("letter.eml")), "--accept", "unbound");
        assertThat(refused.err()).contains("seal.stripped-signature");
        assertThat(refused.octets()).isEmpty();
    }

    @Test
    void aCurrentListVouchesForTheSignerAndOneThatNamesItRefuses() throws IOException {
        byte[] letter = seal().octets();
        assertThat(open(letter).err()).contains("revocation: absent\n");
        String root = list("root.crl", Pem.writeCrl(pki.rootCrl()));
        String empty = list("empty.crl", Pem.writeCrl(pki.organisationsCrl()));
        Ran current = open(letter, "--crl", root, "--crl", empty);
        assertThat(current.err()).contains("revocation: passed\n", "verdict: full");
        String revoking = list("revoking.crl", Pem.writeCrl(revoking(signer.certificate())));
        Ran refused = open(letter, "--crl", root, "--crl", revoking);
        assertThat(refused.err()).contains("revocation: failed seal.revoked");
        assertThat(refused.octets()).isEmpty();
        assertThat(refused.code()).isEqualTo(1);
    }

    private static java.security.cert.X509CRL revoking(X509Certificate certificate) {
        return pki.organisationsCrl(List.of(certificate), KEY_COMPROMISE);
    }

    private static String list(String name, String pem) throws IOException {
        return Files.writeString(folder.resolve(name), pem).toString();
    }

    private static Ran seal(String... more) {
        return run(
                ENTITY.getBytes(StandardCharsets.UTF_8),
                List.of(
                        "seal",
                        "--key",
                        "practice.key.pem",
                        "--cert",
                        "practice.cert.pem",
                        "--to",
                        "hospital.cert.pem"),
                more);
    }

    private static Ran open(byte[] mail, String... more) {
        return run(
                mail,
                List.of("open", "--key", "hospital.key.pem", "--cert", "hospital.cert.pem", "--anchors", "anchors.pem"),
                more);
    }

    private static Ran run(byte[] in, List<String> words, String... more) {
        List<String> all = new ArrayList<>();
        words.forEach(
                word -> all.add(word.endsWith(".pem") ? folder.resolve(word).toString() : word));
        all.addAll(List.of(more));
        return Ran.with(in, all.toArray(String[]::new));
    }

    private static void needsOpenssl() {
        Assumptions.assumeTrue(command("version") == 0, "openssl absent");
    }

    private static void openssl(String words) {
        assertThat(command(words)).as(words).isZero();
    }

    private static int command(String words) {
        try {
            Process process = new ProcessBuilder(("openssl " + words).split(" "))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException absent) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
