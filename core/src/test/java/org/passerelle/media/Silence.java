package org.passerelle.media;

import java.io.InputStream;
import java.util.Arrays;

/** So many zeros, never in memory together. */
final class Silence extends InputStream {
    private long left;

    Silence(long octets) {
        left = octets;
    }

    @Override
    public int read() {
        return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (left <= 0) {
            return -1;
        }
        int some = (int) Math.min(left, length);
        Arrays.fill(target, from, from + some, (byte) 0);
        left -= some;
        return some;
    }
}
