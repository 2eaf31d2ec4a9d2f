package org.passerelle.seal.frame;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NestingTest {
    @Test
    void readsStructuresUpToTheDeepest() {
        for (int depth : new int[] {0, 1, BerReader.DEEPEST}) {
            assertThatCode(() -> Nesting.require(nested(depth))).doesNotThrowAnyException();
            assertThatCode(() -> Nesting.require(indefinite(depth))).doesNotThrowAnyException();
        }
        for (int depth : new int[] {BerReader.DEEPEST + 1, 100_000}) {
            assertTooDeep(nested(depth));
            assertTooDeep(indefinite(depth));
        }
    }

    @Test
    void countsDepthAndNotWhatStandsSideBySide() {
        var many = new ByteArrayOutputStream();
        many.writeBytes(new byte[] {0x30, (byte) 0x83, 0, (byte) 0x9c, 0x40});
        for (int i = 0; i < 20_000; i++) {
            many.writeBytes(new byte[] {0x30, 0});
        }
        assertThatCode(() -> Nesting.require(many.toByteArray())).doesNotThrowAnyException();
    }

    @Test
    void endsOnAnyOctets() {
        var random = new Random(20261122);
        for (int i = 0; i < 2000; i++) {
            byte[] octets = new byte[random.nextInt(200)];
            random.nextBytes(octets);
            if (octets.length > 0) {
                octets[0] = 0x30;
            }
            assertThatCode(() -> {
                        try {
                            Nesting.require(octets);
                        } catch (MalformedFrame tooDeep) {
                            return;
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    private static void assertTooDeep(byte[] octets) {
        assertThatThrownBy(() -> Nesting.require(octets))
                .isInstanceOfSatisfying(
                        MalformedFrame.class,
                        malformed -> org.assertj.core.api.Assertions.assertThat(malformed.isTooLarge())
                                .isTrue());
    }

    /** Sequences in one another, each with a length of four octets. */
    private static byte[] nested(int depth) {
        byte[] octets = new byte[6 * depth + 2];
        for (int level = 0; level < depth; level++) {
            int left = octets.length - 6 * level - 6;
            octets[6 * level] = 0x30;
            octets[6 * level + 1] = (byte) 0x84;
            for (int i = 0; i < 4; i++) {
                octets[6 * level + 2 + i] = (byte) (left >>> 24 - 8 * i);
            }
        }
        octets[octets.length - 2] = 0x05;
        return octets;
    }

    private static byte[] indefinite(int depth) {
        byte[] octets = new byte[4 * depth];
        for (int level = 0; level < depth; level++) {
            octets[2 * level] = 0x30;
            octets[2 * level + 1] = (byte) 0x80;
        }
        return octets;
    }
}
