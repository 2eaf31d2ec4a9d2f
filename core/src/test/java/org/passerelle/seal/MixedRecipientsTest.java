package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.suite.Suite;

/** Recipients who read different suites get one letter in two mails (WIRE §2). */
class MixedRecipientsTest {
    private final Scene scene = Scene.SHARED;
    private final SealOrder order = new SealOrder(
            Purpose.LETTER,
            Scene.PRACTICE,
            List.of(
                    new SealOrder.Recipient(Scene.HOSPITAL, List.of(scene.hospitalEnc.certificate()), Suite.GCM),
                    new SealOrder.Recipient(Scene.CITY, List.of(scene.cityEnc.certificate()), Suite.COMPATIBLE)),
            SealOrder.Headers.of("<0123456789abcdef0123456789abcdef@mssante.test>"),
            Scene.NOW);
    private final ByteArrayOutputStream gcm = new ByteArrayOutputStream();
    private final ByteArrayOutputStream compatible = new ByteArrayOutputStream();
    private final Map<Suite, Sealed> sealed = seal();

    @TempDir
    private Path folder;

    @Test
    void bothAreTheSameLetterSignedForTheWeaker() {
        Sealed first = sealed(Suite.GCM);
        Sealed second = sealed(Suite.COMPATIBLE);
        assertThat(first.letterId()).isEqualTo(second.letterId());
        assertThat(first.contentHash()).isEqualTo(second.contentHash());
        assertThat(first.algorithms())
                .containsExactly("AES-256-GCM", "RSAES-OAEP-SHA256-MGF1-SHA256", "RSASSA-PKCS1-v1_5-SHA256");
        assertThat(second.algorithms()).containsExactly("AES-256-CBC", "RSAES-PKCS1-v1_5", "RSASSA-PKCS1-v1_5-SHA256");
        assertThat(first.size()).isEqualTo(gcm.size());
        assertThat(second.size()).isEqualTo(compatible.size());
    }

    @Test
    void theirOuterHeadersDifferInTheirKindAlone() {
        assertThat(headers(gcm).replace("authEnveloped-data", "enveloped-data")).isEqualTo(headers(compatible));
        assertThat(headers(gcm)).contains("To: " + Scene.HOSPITAL.value() + ",\r\n " + Scene.CITY.value());
    }

    @Test
    void eachRecipientOpensItsOwnAndNotTheOther() throws IOException {
        OpenContext hospital = context(Scene.HOSPITAL, scene.hospitalEnc);
        OpenContext city = context(Scene.CITY, scene.cityEnc);
        opens(gcm, hospital, Suite.GCM);
        opens(compatible, city, Suite.COMPATIBLE);
        assertThat(Scene.outcome(gcm.toByteArray(), city)).isEqualTo("seal.not-for-us");
        assertThat(Scene.outcome(compatible.toByteArray(), hospital)).isEqualTo("seal.not-for-us");
    }

    @Test
    void opensslReadsTheCompatibleOne() {
        var openssl = new Openssl(folder);
        Assumptions.assumeTrue(openssl.isPresent(), "openssl absent");
        openssl.anchors(scene);
        openssl.give("recipient", scene.cityEnc);
        openssl.write("letter.eml", compatible.toByteArray());
        assertThat(openssl.run("cms -decrypt -in letter.eml -inkey recipient.key -recip recipient.pem -out signed.eml"))
                .isZero();
        assertThat(openssl.run("cms -verify -in signed.eml -CAfile anchors.pem -attime " + Scene.NOW.getEpochSecond()
                        + " -out payload"))
                .isZero();
        assertThat(openssl.read("payload")).isEqualTo(Scene.PAYLOAD);
    }

    private void opens(ByteArrayOutputStream mail, OpenContext context, Suite suite) throws IOException {
        try (Opened opened = Scene.open(mail.toByteArray(), context)) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.verdict().letterId()).contains(sealed(suite).letterId());
            assertThat(opened.recipients())
                    .extracting(SignedRecipient::address)
                    .containsExactly(Scene.HOSPITAL, Scene.CITY);
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
        }
    }

    private OpenContext context(org.passerelle.party.MailAddress ours, Issued key) {
        var keyring = Keyring.of(scene.hospitalSign.identity(), List.of(key.decryptionKey()));
        return OpenContext.strict(keyring, Set.of(ours), scene.pki.anchors(), Scene.NOW.plusSeconds(60))
                .with(Acceptance.of(Set.of(Check.TAG, Check.REVOCATION)));
    }

    private Sealed sealed(Suite suite) {
        return Objects.requireNonNull(sealed.get(suite));
    }

    private Map<Suite, Sealed> seal() {
        try {
            return new Sealer(Scene.seeded(7))
                    .seal(
                            order,
                            scene.practiceSign.identity(),
                            out -> out.write(Scene.PAYLOAD),
                            Map.of(Suite.GCM, gcm, Suite.COMPATIBLE, compatible));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static String headers(ByteArrayOutputStream mail) {
        return Forge.headers(mail.toByteArray()).replaceAll("\r\n\r\n.*", "");
    }

    /** What stands on the wire is told apart by nobody who has no key. */
    @Test
    void nothingOfTheContentIsInEither() {
        for (ByteArrayOutputStream mail : List.of(gcm, compatible)) {
            assertThat(mail.toString(StandardCharsets.ISO_8859_1)).doesNotContain("pigment");
        }
    }
}
