package org.passerelle.atrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

/** A sealed stream is read whole and unaltered, or refused before an altered octet comes out. */
class ChunkedSealingTest {
    private static final int SEALED_CHUNK = ChunkedSealing.CHUNK + 16;
    private static final int HEADER = 33;

    private final SecureRandom random = new SecureRandom();
    private final DataKey key = DataKey.random(random);
    private final byte[] context = "context".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                ChunkedSealing.CHUNK - 1,
                ChunkedSealing.CHUNK,
                ChunkedSealing.CHUNK + 1,
                3 * ChunkedSealing.CHUNK
            })
    void givesBackWhatWasWritten(int length) throws IOException {
        byte[] clear = octets(length);

        byte[] sealed = seal(clear);

        assertThat(open(sealed, key, context)).isEqualTo(clear);
        int chunks = Math.max(1, (length + ChunkedSealing.CHUNK - 1) / ChunkedSealing.CHUNK);
        assertThat(sealed).hasSize(HEADER + length + 16 * chunks);
        assertThat(ChunkedSealing.clearLength(sealed.length, TestRefusal.ALTERED))
                .isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, HEADER, HEADER + 15, HEADER + SEALED_CHUNK + 1, HEADER + SEALED_CHUNK + 16})
    void refusesALengthThatNoStreamHas(long length) {
        assertThatThrownBy(() -> ChunkedSealing.clearLength(length, TestRefusal.ALTERED))
                .isInstanceOf(Refused.class);
    }

    @Test
    void skipsWholeChunksAndGivesWhatFollows() throws IOException {
        byte[] clear = octets(3 * ChunkedSealing.CHUNK);
        byte[] sealed = seal(clear);
        for (int read : new int[] {0, 1, 100, ChunkedSealing.CHUNK}) {
            for (int skipped : new int[] {
                1,
                ChunkedSealing.CHUNK - 1,
                ChunkedSealing.CHUNK,
                ChunkedSealing.CHUNK + 1,
                2 * ChunkedSealing.CHUNK - 5,
                clear.length - read
            }) {
                try (var in =
                        ChunkedSealing.open(new ByteArrayInputStream(sealed), key, context, TestRefusal.ALTERED)) {
                    in.readNBytes(read);
                    in.skipNBytes(skipped);
                    if (read + skipped <= clear.length) {
                        assertThat(in.readAllBytes())
                                .isEqualTo(Arrays.copyOfRange(clear, read + skipped, clear.length));
                    }
                }
            }
        }
    }

    @Test
    void refusesToSkipBeyondTheEndAndWhatFollowsAltered() throws IOException {
        byte[] sealed = seal(octets(3 * ChunkedSealing.CHUNK));
        try (var in = ChunkedSealing.open(new ByteArrayInputStream(sealed), key, context, TestRefusal.ALTERED)) {
            assertThatThrownBy(() -> in.skipNBytes(5L * ChunkedSealing.CHUNK)).isInstanceOf(Refused.class);
        }
        sealed[HEADER + 2 * SEALED_CHUNK + 7] ^= 1;
        try (var in = ChunkedSealing.open(new ByteArrayInputStream(sealed), key, context, TestRefusal.ALTERED)) {
            assertThatThrownBy(() -> in.skipNBytes(2L * ChunkedSealing.CHUNK + 1))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void givesBackWhatWasWrittenOctetByOctet() throws IOException {
        byte[] clear = octets(1000);
        var out = new ByteArrayOutputStream();
        try (SealingStream stream = ChunkedSealing.seal(out, key, context, random)) {
            for (byte octet : clear) {
                stream.write(octet);
            }
            stream.finish();
        }
        try (var in =
                ChunkedSealing.open(new ByteArrayInputStream(out.toByteArray()), key, context, TestRefusal.ALTERED)) {
            for (byte octet : clear) {
                assertThat((byte) in.read()).isEqualTo(octet);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesEveryFlippedByte() throws IOException {
        byte[] sealed = seal(octets(100));
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;
            assertRefused(flipped);
        }
    }

    @Test
    void refusesEveryTruncationAndAnyAddition() throws IOException {
        byte[] sealed = seal(octets(100));
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(Arrays.copyOf(sealed, length));
        }
        assertRefused(Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void refusesALostLastChunk() throws IOException {
        byte[] sealed = seal(octets(2 * ChunkedSealing.CHUNK));

        assertRefused(Arrays.copyOf(sealed, HEADER + SEALED_CHUNK));
    }

    @Test
    void refusesReorderedChunks() throws IOException {
        byte[] sealed = seal(octets(3 * ChunkedSealing.CHUNK));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, HEADER, swapped, HEADER + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, HEADER + SEALED_CHUNK, swapped, HEADER, SEALED_CHUNK);

        assertRefused(swapped);
    }

    @Test
    void refusesAnotherKeyAndAnotherContext() throws IOException {
        byte[] sealed = seal(octets(10));

        assertThatThrownBy(() -> open(sealed, DataKey.random(random), context)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> open(sealed, key, new byte[0])).isInstanceOf(Refused.class);
    }

    @Test
    void handsOutAuthenticChunksBeforeAnAlteredOneAndNothingOfThat() throws IOException {
        byte[] clear = octets(2 * ChunkedSealing.CHUNK);
        byte[] sealed = seal(clear);
        sealed[sealed.length - 1] ^= 1;
        var got = new ByteArrayOutputStream();

        try (var in = ChunkedSealing.open(new ByteArrayInputStream(sealed), key, context, TestRefusal.ALTERED)) {
            assertThatThrownBy(() -> in.transferTo(got)).isInstanceOf(Refused.class);
        }

        assertThat(got.toByteArray()).isEqualTo(Arrays.copyOf(clear, ChunkedSealing.CHUNK));
    }

    @Test
    void refusesAStreamThatWasClosedUnfinished() throws IOException {
        var out = new ByteArrayOutputStream();
        try (SealingStream stream = ChunkedSealing.seal(out, key, context, random)) {
            stream.write(octets(ChunkedSealing.CHUNK + 1));
        }

        assertRefused(out.toByteArray());
    }

    @Test
    void refusesToWriteAfterTheEnd() throws IOException {
        try (SealingStream stream = ChunkedSealing.seal(new ByteArrayOutputStream(), key, context, random)) {
            stream.finish();

            assertThatThrownBy(() -> stream.write(1)).isInstanceOf(IOException.class);
        }
    }

    private void assertRefused(byte[] sealed) {
        assertThatThrownBy(() -> open(sealed, key, context))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(TestRefusal.ALTERED));
    }

    private byte[] seal(byte[] clear) throws IOException {
        var out = new ByteArrayOutputStream();
        try (SealingStream stream = ChunkedSealing.seal(out, key, context, random)) {
            stream.write(clear);
            stream.finish();
        }
        return out.toByteArray();
    }

    private byte[] open(byte[] sealed, DataKey with, byte[] of) throws IOException {
        try (var in = ChunkedSealing.open(new ByteArrayInputStream(sealed), with, of, TestRefusal.ALTERED)) {
            return in.readAllBytes();
        }
    }

    private static byte[] octets(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }
}
