package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.suite.Crypto;
import org.passerelle.seal.suite.Suite;

/** What {@code openssl cms} writes is read here, and what is written here is read there, in every suite and with every kind of key. */
@ParameterizedClass
@EnumSource(
        value = Crypto.class,
        names = {"FASTEST", "STANDARD"})
class InteroperabilityTest {
    private static final Scene SCENE = Scene.SHARED;
    private static final Leaf SIGNING = Leaf.signing(Scene.practice()).bound(Scene.PRACTICE);
    private static final Leaf ENCRYPTION = Leaf.encryption(Scene.hospital());
    private static final Issued SIGN_P256 = SCENE.pki.issue(SIGNING.elliptic(256));
    private static final Issued SIGN_P384 = SCENE.pki.issue(SIGNING.elliptic(384));
    private static final Issued ENC_P256 = SCENE.pki.issue(ENCRYPTION.elliptic(256));
    private static final Issued ENC_P384 = SCENE.pki.issue(ENCRYPTION.elliptic(384));

    @TempDir
    Path folder;

    private Openssl openssl;

    @Parameter
    Crypto crypto;

    @AfterEach
    void chooseNone() {
        Crypto.choose(Crypto.FASTEST);
    }

    @BeforeEach
    void needsOpenssl() {
        Crypto.choose(crypto);
        openssl = new Openssl(folder);
        Assumptions.assumeTrue(openssl.isPresent(), "openssl absent");
        openssl.anchors(SCENE);
    }

    @ParameterizedTest
    @CsvSource({
        "GCM, RSA, RSA, AES-256-GCM|RSAES-OAEP-SHA256-MGF1-SHA256|RSASSA-PSS-SHA256-MGF1-SHA256-32",
        "GCM, P256, P256, AES-256-GCM|ECDH-SHA256-AES256-WRAP|ECDSA-SHA256",
        "GCM, P384, P384, AES-256-GCM|ECDH-SHA256-AES256-WRAP|ECDSA-SHA256",
        "COMPATIBLE, RSA, RSA, AES-256-CBC|RSAES-PKCS1-v1_5|RSASSA-PKCS1-v1_5-SHA256",
        "COMPATIBLE, P256, P256, AES-256-CBC|ECDH-SHA256-AES256-WRAP|ECDSA-SHA256"
    })
    void opensslReadsWhatWeWriteAndSoDoWe(Suite suite, String signerKey, String recipientKey, String algorithms)
            throws IOException {
        Issued recipient = recipient(recipientKey);
        SealOrder plain = SCENE.order(recipient, SCENE.cityEnc);
        var order = new SealOrder(
                plain.purpose(), plain.from(), plain.recipients(), plain.headers(), plain.signingTime(), suite);
        byte[] mail = SCENE.seal(order, signer(signerKey), Scene.PAYLOAD);

        openssl.write("letter.eml", mail);
        openssl.give("recipient", recipient);
        assertThat(openssl.run("cms -decrypt -in letter.eml -inkey recipient.key -recip recipient.pem -out signed.eml"))
                .isZero();
        assertThat(openssl.run("cms -verify -in signed.eml -CAfile anchors.pem -attime " + Scene.NOW.getEpochSecond()
                        + " -out payload"))
                .isZero();
        assertThat(openssl.read("payload")).isEqualTo(Scene.PAYLOAD);
        var kept = context(recipient, Scene.NOW).with(Acceptance.of(Set.of(Check.TAG, Check.REVOCATION)));
        try (Opened opened = Scene.open(mail, kept)) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.algorithms()).containsExactly(algorithms.split("\\|"));
            assertThat(opened.verdict().absent().contains(Check.TAG)).isEqualTo(suite == Suite.COMPATIBLE);
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, -md sha256, RSA, -aes256, RSASSA-PKCS1-v1_5-SHA256, AES-256-CBC",
        "RSA, -md sha512, RSA, -aes128, RSASSA-PKCS1-v1_5-SHA512, AES-128-CBC",
        "RSA, -md sha384 -keyopt rsa_padding_mode:pss, RSA, -aes-256-gcm, RSASSA-PSS-SHA384, AES-256-GCM",
        "P256, -md sha256, P256, -aes-256-cbc, ECDSA-SHA256, ECDH-SHA1-AES256",
        "P384, -md sha384, P384, -aes-256-gcm, ECDSA-SHA384, AES-256-GCM",
        "RSA, -md sha256, RSA, -aes-128-gcm, RSASSA-PKCS1-v1_5-SHA256, AES-128-GCM",
        "P256, -md sha256, P256, -aes-256-cbc -recip recipient.pem -keyopt ecdh_kdf_md:sha256, ECDSA-SHA256, ECDH-SHA256-AES256",
        "P384, -md sha512, P384, -aes-256-gcm -recip recipient.pem -keyopt ecdh_kdf_md:sha384, ECDSA-SHA512, ECDH-SHA384-AES256"
    })
    void weReadWhatOpensslWritesOpaqueAndDetached(
            String signerKey, String sign, String recipientKey, String encrypt, String signature, String cipher)
            throws IOException {
        for (String form : List.of("-nodetach -binary", "-binary", "")) {
            byte[] mail = sealed(signer(signerKey), sign + (form.isEmpty() ? "" : " " + form), recipientKey, encrypt);
            var anyhow = context(recipient(recipientKey), Instant.now()).with(Acceptance.unbound());
            try (Opened opened = Scene.open(mail, anyhow)) {
                assertThat(opened.verdict().refusal()).as(form).isEmpty();
                assertThat(opened.payload().readAllBytes()).endsWith(Scene.payload(Scene.PRACTICE, ""));
                assertThat(String.join(" ", opened.algorithms()))
                        .contains(signature)
                        .contains(cipher);
                assertThat(opened.verdict().sender().orElseThrow().boundAddress())
                        .contains(Scene.PRACTICE);
            }
            assertThat(Scene.outcome(mail, context(recipient(recipientKey), Instant.now())))
                    .isEqualTo("seal.absent");
        }
    }

    /** The older command knows CBC and RSA with PKCS#1 v1.5 alone: what the compatible suite is for. */
    @Test
    void theOlderCommandReadsTheCompatibleSuiteAndWeReadIt() {
        SealOrder plain = SCENE.order(SCENE.hospitalEnc);
        var order = new SealOrder(
                plain.purpose(),
                plain.from(),
                plain.recipients(),
                plain.headers(),
                plain.signingTime(),
                Suite.COMPATIBLE);
        openssl.write("letter.eml", SCENE.seal(order, SCENE.practiceSign, Scene.PAYLOAD));
        openssl.give("recipient", SCENE.hospitalEnc);
        openssl.give("signer", SCENE.practiceSign);
        run("smime -decrypt -in letter.eml -inkey recipient.key -recip recipient.pem -out signed.eml");
        run("smime -verify -in signed.eml -CAfile anchors.pem -attime " + Scene.NOW.getEpochSecond() + " -out payload");
        assertThat(openssl.read("payload")).isEqualTo(Scene.PAYLOAD);

        openssl.write("payload", Scene.payload(Scene.PRACTICE, ""));
        run("smime -sign -binary -md sha256 -in payload -signer signer.pem -inkey signer.key -out signed.eml");
        run("smime -encrypt -binary -in signed.eml -aes256 -out letter.eml -from " + Scene.PRACTICE.value() + " -to "
                + Scene.HOSPITAL.value() + " recipient.pem");
        assertThat(Scene.outcome(
                        openssl.read("letter.eml"),
                        context(SCENE.hospitalEnc, Instant.now()).with(Acceptance.unbound())))
                .isEqualTo("accepted");
    }

    private void run(String words) {
        assertThat(openssl.run(words)).as(words).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sha1, sha1", "sha256, sha1", "sha512, sha512", "sha256, sha256"})
    void readsTheVariantsOfOaep(String hash, String mask) throws IOException {
        byte[] mail = sealed(
                SCENE.practiceSign,
                "-nodetach -binary -md sha256",
                "RSA",
                "-aes-256-gcm -recip recipient.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:" + hash
                        + " -keyopt rsa_mgf1_md:" + mask);
        assertThat(Scene.outcome(mail, context(SCENE.hospitalEnc, Instant.now()).with(Acceptance.unbound())))
                .isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({"-des3, sha256, seal.triple-des", "-aes256, sha1, seal.sha1"})
    void refusesWhatIsBrokenByItsName(String encrypt, String digest, String code) throws IOException {
        byte[] mail = sealed(SCENE.practiceSign, "-nodetach -binary -md " + digest, "RSA", encrypt);
        assertThat(Scene.outcome(mail, context(SCENE.hospitalEnc, Instant.now()).with(Acceptance.unbound())))
                .isEqualTo(code);
    }

    private byte[] sealed(Issued signer, String sign, String recipientKey, String encrypt) {
        openssl.give("signer", signer);
        openssl.give("recipient", recipient(recipientKey));
        openssl.write("payload", Scene.payload(Scene.PRACTICE, ""));
        assertThat(openssl.run("cms -sign -in payload -signer signer.pem -inkey signer.key -out signed.eml " + sign))
                .isZero();
        String to = encrypt.contains("-recip") ? "" : " recipient.pem";
        assertThat(openssl.run("cms -encrypt -binary -in signed.eml -out letter.eml -from " + Scene.PRACTICE.value()
                        + " -to " + Scene.HOSPITAL.value() + " " + encrypt + to))
                .isZero();
        return openssl.read("letter.eml");
    }

    private static Issued signer(String key) {
        return switch (key) {
            case "P256" -> SIGN_P256;
            case "P384" -> SIGN_P384;
            default -> SCENE.practiceSign;
        };
    }

    private static Issued recipient(String key) {
        return switch (key) {
            case "P256" -> ENC_P256;
            case "P384" -> ENC_P384;
            default -> SCENE.hospitalEnc;
        };
    }

    private static OpenContext context(Issued recipient, Instant at) {
        var keyring = Keyring.of(SCENE.hospitalSign.identity(), List.of(recipient.decryptionKey()));
        return OpenContext.strict(
                keyring, Set.of(Scene.HOSPITAL), SCENE.pki.anchors(), at.plus(Duration.ofSeconds(60)));
    }
}
