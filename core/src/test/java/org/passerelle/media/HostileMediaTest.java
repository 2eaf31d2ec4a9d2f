package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.refusal.Refused;

/** Whatever happens to a file: a refusal, or a clean file that stays clean. */
class HostileMediaTest {
    private static final int MUTATIONS = 1_000;

    static Stream<Arguments> files() {
        byte[] camera = MadeMedia.segment(
                0xe1,
                MadeMedia.joined(
                        MadeMedia.ascii("Exif\0\0"), MadeMedia.cameraExif(6, "2026:05:05 10:11:12", "+02:00")));
        byte[] sequential = MadeMedia.jpeg(40, 24, false);
        return Stream.of(
                Arguments.of("sequential JPEG", sequential),
                Arguments.of("progressive JPEG", MadeMedia.jpeg(40, 24, true)),
                Arguments.of("camera JPEG", MadeMedia.jpegWith(sequential, camera)),
                Arguments.of("grey JPEG", MadeMedia.jpeg(drawing(BufferedImage.TYPE_BYTE_GRAY), false)),
                Arguments.of("PNG", MadeMedia.png(20, 12, BufferedImage.TYPE_INT_ARGB)),
                Arguments.of(
                        "PNG with eXIf",
                        MadeMedia.pngWith(
                                MadeMedia.png(20, 12, BufferedImage.TYPE_BYTE_INDEXED),
                                MadeMedia.chunk("eXIf", MadeMedia.cameraExif(3, "2026:05:05 10:11:12", "+02:00")))),
                Arguments.of("EDF", MadeMedia.recording("X F X X", "")),
                Arguments.of("EDF+", MadeMedia.recording("X F 08-MAR-1979 Durand_A", "EDF+C")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void passesWhole(String name, byte[] file) {
        var once = MadeMedia.clean(file);
        var twice = MadeMedia.clean(once.octets());

        assertThat(twice.octets()).isEqualTo(once.octets());
        assertThat(twice.media().removed()).isEmpty();
        assertThat(twice.media().sha256Before()).isEqualTo(once.media().sha256After());
        assertThat(twice.media().sizeBefore()).isEqualTo(once.octets().length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesEveryTruncation(String name, byte[] file) {
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> MadeMedia.clean(cut))
                    .as("first %d octets", length)
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyMutationIsRefusedOrCleanedForGood(String name, byte[] file) {
        var random = new Random(20261121);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutant = file.clone();
                int at = random.nextInt(mutant.length);
                mutant[at] ^= (byte) (1 + random.nextInt(255));
                judge(mutant, at);
            }
        });
    }

    private static void judge(byte[] mutant, int at) {
        try {
            var once = MadeMedia.clean(mutant);
            var twice = MadeMedia.clean(once.octets());
            assertThat(twice.octets()).as("mutation at %d", at).isEqualTo(once.octets());
            assertThat(twice.media().removed()).as("mutation at %d", at).isEmpty();
        } catch (Refused expected) {
            assertThat(expected.code()).isInstanceOf(MediaRefusal.class);
        } catch (RuntimeException other) {
            fail("mutation at " + at, other);
        }
    }

    private static BufferedImage drawing(int type) {
        return MadeMedia.drawing(33, 17, type);
    }
}
