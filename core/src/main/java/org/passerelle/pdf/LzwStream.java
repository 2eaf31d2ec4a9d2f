package org.passerelle.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Codes of 9 to 12 bits, each for octets that were there before (ISO 32000-1, 7.4.4). */
final class LzwStream extends PulledStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST = 4096;

    private final int early;
    private final byte[][] table = new byte[MOST][0];
    private int next = 258;
    private byte @Nullable [] last;
    private int bits;
    private int held;
    private boolean ended;

    LzwStream(InputStream in, boolean early) {
        super(in);
        this.early = early ? 1 : 0;
        for (int octet = 0; octet < CLEAR; octet++) {
            table[octet] = new byte[] {(byte) octet};
        }
    }

    @Override
    byte[] more() throws IOException {
        int code = ended ? END : code();
        while (code == CLEAR) {
            next = 258;
            last = null;
            code = code();
        }
        if (code == END) {
            ended = true;
            return new byte[0];
        }
        byte[] octets = octets(code);
        last = octets;
        return octets;
    }

    private byte[] octets(int code) {
        byte @Nullable [] before = last;
        byte @Nullable [] known = code < next ? table[code] : null;
        if (before == null) {
            if (known == null || code > END) {
                throw Work.damaged("lzw");
            }
            return known;
        }
        if (known == null && code != next) {
            throw Work.damaged("lzw");
        }
        byte[] grown = Arrays.copyOf(before, before.length + 1);
        grown[before.length] = known == null ? before[0] : known[0];
        if (next < MOST) {
            table[next++] = grown;
        }
        return known == null ? grown : known;
    }

    private int code() throws IOException {
        int reached = next + early;
        int width = reached >= 2048 ? 12 : reached >= 1024 ? 11 : reached >= 512 ? 10 : 9;
        while (bits < width) {
            int octet = packed();
            if (octet < 0) {
                return END;
            }
            held = (held << 8 | octet) & 0xff_ffff;
            bits += 8;
        }
        bits -= width;
        return held >> bits & (1 << width) - 1;
    }
}
