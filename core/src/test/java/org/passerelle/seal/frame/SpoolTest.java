package org.passerelle.seal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_096, 4_097, Spool.IN_MEMORY - 1, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, 3_000_000})
    void givesWhatWasWrittenAsOftenAsAsked(int length) throws Exception {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        try (Spool spool = spool()) {
            try (var out = spool.writer()) {
                for (int from = 0; from < length; from += 1_000) {
                    out.write(octets, from, Math.min(1_000, length - from));
                }
            }
            assertThat(spool.size()).isEqualTo(length);
            assertThat(spool.reader().readAllBytes()).isEqualTo(octets);
            assertThat(spool.reader().readAllBytes()).isEqualTo(octets);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private Spool spool() throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(1);
        return new Spool(folder, random);
    }
}
