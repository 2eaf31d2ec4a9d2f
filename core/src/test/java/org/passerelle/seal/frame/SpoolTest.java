package org.passerelle.seal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    private static final int IN_MEMORY = 8 * SpoolBlocks.BLOCK;

    @TempDir
    Path folder;

    private final SpoolMemory memory = new SpoolMemory(IN_MEMORY);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_096, 4_097, IN_MEMORY - 1, IN_MEMORY, IN_MEMORY + 1, 3_000_000})
    void givesWhatWasWrittenAsOftenAsAsked(int length) throws Exception {
        byte[] octets = octets(length);
        try (Spool spool = spool()) {
            write(spool, octets);
            assertThat(spool.size()).isEqualTo(length);
            assertThat(spool.reader().readAllBytes()).isEqualTo(octets);
            var again = new ByteArrayOutputStream();
            assertThat(spool.reader().transferTo(again)).isEqualTo(length);
            assertThat(again.toByteArray()).isEqualTo(octets);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void writesNoFileBeforeTheMemoryIsFull() throws Exception {
        try (Spool spool = withoutFile()) {
            write(spool, octets(IN_MEMORY));
            assertThatThrownBy(() -> write(spool, octets(1))).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void sharesTheMemoryWithOthersAndGivesItBack() throws Exception {
        byte[] octets = octets(IN_MEMORY);
        try (Spool first = withoutFile();
                Spool second = withoutFile()) {
            write(first, octets);
            assertThatThrownBy(() -> write(second, octets(1))).isInstanceOf(NoSuchFileException.class);
            assertThat(first.reader().readAllBytes()).isEqualTo(octets);
        }
        try (Spool third = withoutFile()) {
            write(third, octets);
        }
    }

    @Test
    void givesTheMemoryBackOnceThereIsAFile() throws Exception {
        try (Spool large = spool();
                Spool other = withoutFile()) {
            write(large, octets(IN_MEMORY + 1));
            write(other, octets(IN_MEMORY));
        }
    }

    private static void write(Spool spool, byte[] octets) throws Exception {
        try (var out = spool.writer()) {
            for (int from = 0; from < octets.length; from += 1_000) {
                out.write(octets, from, Math.min(1_000, octets.length - from));
            }
        }
    }

    private static byte[] octets(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    /** Its folder is not there: what needs a file fails. */
    private Spool withoutFile() throws NoSuchAlgorithmException {
        return spool(folder.resolve("absent"));
    }

    private Spool spool() throws NoSuchAlgorithmException {
        return spool(folder);
    }

    private Spool spool(Path where) throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(1);
        return new Spool(where, random, memory);
    }
}
