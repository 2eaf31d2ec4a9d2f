package org.passerelle.seal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spool is read from any place as it was written. */
class SpoolChannelTest {
    private static final int SIZE = 100_003;

    private final Random random = new Random(11);
    private final byte[] written = new byte[SIZE];

    @TempDir
    private Path folder;

    private Spool spool;

    @BeforeEach
    void write() throws IOException {
        random.nextBytes(written);
        spool = new Spool(folder, new SecureRandom());
        try (OutputStream out = spool.writer()) {
            out.write(written);
        }
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void readsFromAnyPlaceWhatWasWrittenThere() throws IOException {
        try (SeekableByteChannel channel = spool.channel()) {
            assertThat(channel.size()).isEqualTo(SIZE);
            for (int i = 0; i < 500; i++) {
                int place = random.nextInt(SIZE);
                int length = 1 + random.nextInt(40);

                assertThat(read(channel.position(place), length))
                        .as("%d octets from %d", length, place)
                        .isEqualTo(Arrays.copyOfRange(written, place, Math.min(SIZE, place + length)));
            }
        }
    }

    @Test
    void readsOnFromWhereItStands() throws IOException {
        try (SeekableByteChannel channel = spool.channel()) {
            channel.position(5);

            assertThat(read(channel, SIZE)).isEqualTo(Arrays.copyOfRange(written, 5, SIZE));
            assertThat(channel.position()).isEqualTo(SIZE);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(channel.position(SIZE + 10L).read(ByteBuffer.allocate(1)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void twoChannelsDoNotDisturbEachOtherNorTheReader() throws IOException {
        try (SeekableByteChannel one = spool.channel();
                SeekableByteChannel other = spool.channel()) {
            one.position(7);
            other.position(70);

            assertThat(read(one, 3)).isEqualTo(Arrays.copyOfRange(written, 7, 10));
            assertThat(read(other, 3)).isEqualTo(Arrays.copyOfRange(written, 70, 73));
            assertThat(read(one, 3)).isEqualTo(Arrays.copyOfRange(written, 10, 13));
        }
        assertThat(spool.reader().readAllBytes()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 16_383, 16_384, 16_385, 65_535, 65_537})
    void givesAStretchFromItsFirstOctetToItsLast(int from) throws IOException {
        for (int length : new int[] {0, 1, 2, 15, 16, 17, 16_384, 16_385, 34_000}) {
            byte[] stretch = Arrays.copyOfRange(written, from, from + length);
            try (SeekableByteChannel channel = spool.channel(from, length)) {
                assertThat(channel.size()).isEqualTo(length);
                assertThat(read(channel, length + 1)).isEqualTo(stretch);
                assertThat(channel.position()).isEqualTo(length);
                assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                for (int place = Math.max(0, length - 18); place <= length; place++) {
                    assertThat(read(channel.position(place), 99))
                            .as("the last octets from %d of %d", place, length)
                            .isEqualTo(Arrays.copyOfRange(stretch, place, length));
                }
            }
        }
    }

    @Test
    void givesNoStretchBeyondWhatWasWritten() throws IOException {
        try (SeekableByteChannel whole = spool.channel(0, SIZE);
                SeekableByteChannel last = spool.channel(SIZE - 1, 1);
                SeekableByteChannel none = spool.channel(SIZE, 0)) {
            assertThat(read(whole, SIZE + 1)).isEqualTo(written);
            assertThat(read(last, 2)).containsExactly(written[SIZE - 1]);
            assertThat(read(none, 1)).isEmpty();
        }
        long[][] beyond = {{-1, 1}, {0, -1}, {0, SIZE + 1}, {1, SIZE}, {SIZE, 1}, {SIZE + 1, 0}, {1, Long.MAX_VALUE}};
        for (long[] stretch : beyond) {
            assertThatThrownBy(() -> spool.channel(stretch[0], stretch[1]).close())
                    .as("%d octets from %d", stretch[1], stretch[0])
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isReadOnlyAndStaysClosed() throws IOException {
        SeekableByteChannel channel = spool.channel();

        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1))).isInstanceOf(NonWritableChannelException.class);
        assertThatThrownBy(() -> channel.truncate(1)).isInstanceOf(NonWritableChannelException.class);
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    private static byte[] read(SeekableByteChannel channel, int most) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(most);
        while (octets.hasRemaining() && channel.read(octets) >= 0) {
            // until there is no more
        }
        return Arrays.copyOf(octets.array(), octets.position());
    }
}
