package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.suite.Suite;

/** What is signed goes without base64 to those who read that (WIRE §2). */
class BinaryLetterTest {
    private final Scene scene = Scene.SHARED;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 32_767, 32_768, 32_769, 1_048_577})
    void opensPayloadsOfEveryLength(int octets) throws IOException {
        byte[] payload = payload(octets);
        try (Opened opened = Scene.open(seal(payload, reader(Suite.GCM, true)), scene.hospitalContext())) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.payload().readAllBytes()).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void isAQuarterSmaller(Suite suite) {
        byte[] payload = payload(400_000);
        byte[] binary = seal(payload, reader(suite, true));
        byte[] text = seal(payload, reader(suite, false));
        assertThat(binary.length).isBetween(text.length * 70 / 100, text.length * 76 / 100);
        assertThat(Scene.outcome(binary, scene.hospitalContext()))
                .isEqualTo(Scene.outcome(text, scene.hospitalContext()));
    }

    @Test
    void staysInBase64WhileOneRecipientReadsNothingElse() {
        byte[] payload = payload(40_000);
        var other = new SealOrder.Recipient(Scene.CITY, List.of(scene.cityEnc.certificate()), Suite.GCM, false);
        var others = new SealOrder.Recipient(Scene.CITY, List.of(scene.cityEnc.certificate()), Suite.GCM, true);
        assertThat(seal(payload, reader(Suite.GCM, true), other))
                .hasSameSizeAs(seal(payload, reader(Suite.GCM, false), other));
        assertThat(seal(payload, reader(Suite.GCM, true), others)).hasSizeLessThan(80_000);
    }

    @Test
    void isOneLetterInBothSuites() throws IOException {
        byte[] payload = payload(40_000);
        Map<Suite, byte[]> binary = both(payload, true, true);
        Map<Suite, byte[]> text = both(payload, false, false);
        assertOneLetter(binary, payload);
        for (Suite suite : Suite.values()) {
            int quarter = of(text, suite).length * 76 / 100;
            assertThat(of(binary, suite)).hasSizeLessThan(quarter);
        }
    }

    @Test
    void staysInBase64InBothSuitesWhileOneRecipientReadsNothingElse() throws IOException {
        byte[] payload = payload(40_000);
        Map<Suite, byte[]> text = both(payload, false, false);
        for (Map<Suite, byte[]> mixed : List.of(both(payload, true, false), both(payload, false, true))) {
            assertOneLetter(mixed, payload);
            for (Suite suite : Suite.values()) {
                assertThat(of(mixed, suite)).hasSameSizeAs(of(text, suite));
            }
        }
    }

    /** To the hospital in GCM and to the city in the compatible suite, where that is read. */
    private Map<Suite, byte[]> both(byte[] payload, boolean hospital, boolean city) throws IOException {
        var gcm = new ByteArrayOutputStream();
        var compatible = new ByteArrayOutputStream();
        var inCity = new SealOrder.Recipient(Scene.CITY, List.of(scene.cityEnc.certificate()), Suite.COMPATIBLE, city);
        new Sealer(Scene.seeded(7))
                .seal(
                        order(reader(Suite.GCM, hospital), inCity),
                        scene.practiceSign.identity(),
                        out -> out.write(payload),
                        Map.of(Suite.GCM, gcm, Suite.COMPATIBLE, compatible));
        return Map.of(Suite.GCM, gcm.toByteArray(), Suite.COMPATIBLE, compatible.toByteArray());
    }

    private void assertOneLetter(Map<Suite, byte[]> mails, byte[] payload) throws IOException {
        try (Opened first = Scene.open(of(mails, Suite.GCM), context(Scene.HOSPITAL, scene.hospitalEnc));
                Opened second = Scene.open(of(mails, Suite.COMPATIBLE), context(Scene.CITY, scene.cityEnc))) {
            assertThat(first.verdict().refusal()).isEmpty();
            assertThat(second.verdict().refusal()).isEmpty();
            assertThat(first.payload().readAllBytes()).isEqualTo(payload);
            assertThat(second.payload().readAllBytes()).isEqualTo(payload);
            assertThat(first.verdict().letterId())
                    .isPresent()
                    .isEqualTo(second.verdict().letterId());
        }
    }

    private static byte[] of(Map<Suite, byte[]> mails, Suite suite) {
        return Objects.requireNonNull(mails.get(suite));
    }

    private OpenContext context(MailAddress ours, Issued key) {
        var keyring = Keyring.of(scene.hospitalSign.identity(), List.of(key.decryptionKey()));
        return OpenContext.strict(keyring, Set.of(ours), scene.pki.anchors(), Scene.NOW.plusSeconds(60))
                .with(Acceptance.of(Set.of(Check.TAG, Check.REVOCATION)));
    }

    private SealOrder.Recipient reader(Suite suite, boolean binary) {
        return new SealOrder.Recipient(Scene.HOSPITAL, List.of(scene.hospitalEnc.certificate()), suite, binary);
    }

    private byte[] seal(byte[] payload, SealOrder.Recipient... recipients) {
        return scene.seal(order(recipients), scene.practiceSign, payload);
    }

    private static SealOrder order(SealOrder.Recipient... recipients) {
        return new SealOrder(
                Purpose.LETTER,
                Scene.PRACTICE,
                List.of(recipients),
                SealOrder.Headers.of("<0123456789abcdef0123456789abcdef@mssante.test>"),
                Scene.NOW);
    }

    /** Of octets of every value, as an image's are. */
    private static byte[] payload(int more) {
        byte[] payload = java.util.Arrays.copyOf(Scene.PAYLOAD, Scene.PAYLOAD.length + more);
        byte[] octets = new byte[more];
        new Random(more).nextBytes(octets);
        System.arraycopy(octets, 0, payload, Scene.PAYLOAD.length, more);
        return payload;
    }
}
