package org.passerelle.letter;

import java.io.OutputStream;

/** Counts what is written and keeps nothing. */
final class CountedOctets extends OutputStream {
    private long count;

    @Override
    public void write(int octet) {
        count++;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        count += length;
    }

    void add(long octets) {
        count += octets;
    }

    long count() {
        return count;
    }
}
