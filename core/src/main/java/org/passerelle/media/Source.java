package org.passerelle.media;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The file as it comes: read once, forward, hashed and counted, never beyond its limit. Numbers are big-endian. */
final class Source {
    private static final int BUFFER = 1 << 15;

    private final InputStream in;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] buffer = new byte[BUFFER];
    private long limit;
    private long fetched;
    private int at;
    private int filled;

    Source(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Tightens the limit once the format is known. */
    void limit(long octets) {
        limit = octets;
        checkLimit();
    }

    /** Octets consumed so far. */
    long offset() {
        return fetched - (filled - at);
    }

    /** The hash of everything fetched: of the whole file after {@link #drain}. */
    Sha256 hash() {
        return Sha256.of(digest.digest());
    }

    /** The next octets, at most {@code count}, without consuming them. Only before anything else is read. */
    byte[] peek(int count) throws IOException {
        while (filled - at < count && fetch(filled)) {
            // until enough is there or the file ends
        }
        return Arrays.copyOfRange(buffer, at, Math.min(filled, at + count));
    }

    /** The next octet, or −1 at the end. */
    int read() throws IOException {
        if (at == filled && !fetch(0)) {
            return -1;
        }
        return buffer[at++] & 0xff;
    }

    /** The next octet; refused at the end. */
    int need() throws IOException {
        int octet = read();
        if (octet < 0) {
            throw truncated();
        }
        return octet;
    }

    int u16() throws IOException {
        return need() << 8 | need();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    /** The next {@code count} octets, which the caller has bounded. */
    byte[] bytes(int count) throws IOException {
        // Grows with what is really there: a length that lies costs no memory.
        byte[] octets = new byte[Math.min(count, BUFFER)];
        int got = 0;
        while (got < count) {
            if (got == octets.length) {
                octets = Arrays.copyOf(octets, (int) Math.min(count, octets.length * 2L));
            }
            got += some(octets, got, octets.length - got);
        }
        return octets;
    }

    /** Fills this array. */
    void fill(byte[] octets) throws IOException {
        for (int got = 0; got < octets.length; ) {
            got += some(octets, got, octets.length - got);
        }
    }

    /** Between 1 and {@code length} octets; refused at the end. */
    int some(byte[] target, int from, int length) throws IOException {
        if (at == filled && !fetch(0)) {
            throw truncated();
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(buffer, at, target, from, count);
        at += count;
        return count;
    }

    /** Everything that is left, in memory: only where the limit is one of memory. */
    byte[] rest() throws IOException {
        byte[] octets = new byte[BUFFER];
        int got = 0;
        while (at < filled || fetch(0)) {
            if (got == octets.length) {
                octets = Arrays.copyOf(octets, octets.length * 2);
            }
            got += some(octets, got, octets.length - got);
        }
        return Arrays.copyOf(octets, got);
    }

    void skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            if (at == filled && !fetch(0)) {
                throw truncated();
            }
            int some = (int) Math.min(left, filled - at);
            at += some;
            left -= some;
        }
    }

    /** Reads to the end. Returns how many octets were left. */
    long drain() throws IOException {
        long before = offset();
        do {
            at = filled;
        } while (fetch(0));
        return fetched - before;
    }

    private boolean fetch(int from) throws IOException {
        int count = in.read(buffer, from, BUFFER - from);
        if (count <= 0) {
            return false;
        }
        if (from == 0) {
            at = 0;
        }
        filled = from + count;
        fetched += count;
        digest.update(buffer, from, count);
        checkLimit();
        return true;
    }

    private void checkLimit() {
        if (fetched > limit) {
            throw Refusal.of(MediaRefusal.TOO_LARGE).with(FactKey.LIMIT, limit).refused();
        }
    }

    private RuntimeException truncated() {
        return Refusal.of(MediaRefusal.TRUNCATED).with(FactKey.OFFSET, fetched).refused();
    }
}
