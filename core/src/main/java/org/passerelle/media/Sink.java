package org.passerelle.media;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.passerelle.canon.Sha256;

/** The cleaned file as it goes: buffered, hashed and counted. Numbers are big-endian. */
final class Sink {
    private static final int BUFFER = 1 << 15;

    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private long flushed;

    Sink(OutputStream out) {
        this.out = out;
    }

    void write(int octet) throws IOException {
        if (filled == BUFFER) {
            flush();
        }
        buffer[filled++] = (byte) octet;
    }

    void write(byte[] octets) throws IOException {
        write(octets, octets.length);
    }

    void write(byte[] octets, int count) throws IOException {
        for (int from = 0; from < count; ) {
            if (filled == BUFFER) {
                flush();
            }
            int some = Math.min(count - from, BUFFER - filled);
            System.arraycopy(octets, from, buffer, filled, some);
            filled += some;
            from += some;
        }
    }

    /** The same for who writes to streams. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                Sink.this.write(octet);
            }

            @Override
            public void write(byte[] octets, int from, int count) throws IOException {
                Sink.this.write(Arrays.copyOfRange(octets, from, from + count));
            }
        };
    }

    void u16(int value) throws IOException {
        write(value >> 8);
        write(value);
    }

    void u32(long value) throws IOException {
        u16((int) (value >> 16));
        u16((int) value);
    }

    /** Octets written so far. */
    long size() {
        return flushed + filled;
    }

    /** Hands everything over and returns its hash. The stream stays open. */
    Sha256 finish() throws IOException {
        flush();
        out.flush();
        return Sha256.of(digest.digest());
    }

    private void flush() throws IOException {
        digest.update(buffer, 0, filled);
        out.write(buffer, 0, filled);
        flushed += filled;
        filled = 0;
    }
}
