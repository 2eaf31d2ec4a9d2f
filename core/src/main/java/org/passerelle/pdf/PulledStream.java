package org.passerelle.pdf;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is unpacked some octets at a time. */
abstract class PulledStream extends InputStream {
    private final InputStream in;
    private byte[] unpacked = new byte[0];
    private int at;

    PulledStream(InputStream in) {
        this.in = in;
    }

    /** The next octets; an empty array when there will be none. */
    abstract byte[] more() throws IOException;

    /** The next packed octet, or −1. */
    final int packed() throws IOException {
        return in.read();
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == unpacked.length) {
            unpacked = more();
            at = 0;
            if (unpacked.length == 0) {
                return -1;
            }
        }
        int some = Math.min(length, unpacked.length - at);
        System.arraycopy(unpacked, at, into, from, some);
        at += some;
        return some;
    }

    @Override
    public final void close() throws IOException {
        in.close();
    }
}
