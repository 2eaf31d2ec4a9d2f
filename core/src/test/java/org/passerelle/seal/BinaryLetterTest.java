package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    private SealOrder.Recipient reader(Suite suite, boolean binary) {
        return new SealOrder.Recipient(Scene.HOSPITAL, List.of(scene.hospitalEnc.certificate()), suite, binary);
    }

    private byte[] seal(byte[] payload, SealOrder.Recipient... recipients) {
        var order = new SealOrder(
                Purpose.LETTER,
                Scene.PRACTICE,
                List.of(recipients),
                SealOrder.Headers.of("<0123456789abcdef0123456789abcdef@mssante.test>"),
                Scene.NOW);
        return scene.seal(order, scene.practiceSign, payload);
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
