package org.passerelle.seal.frame;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes base64 in lines of 76 characters (RFC 2045 §6.8), in bulk. {@link #finish} ends the last line and leaves the
 * underlying stream open.
 */
public final class Base64Output extends OutputStream {
    private static final int LINE_OCTETS = Base64Coder.LINE_OCTETS;
    private static final int LINES = 512;

    private final OutputStream out;
    private final Base64Coder coder;
    private final byte[] octets = new byte[LINE_OCTETS * LINES];
    private final byte[] lines = new byte[Base64Coder.LINE * LINES];
    private int filled;

    public Base64Output(OutputStream out) {
        this(out, Base64Coder.FASTEST);
    }

    Base64Output(OutputStream out, Base64Coder coder) {
        this.out = out;
        this.coder = coder;
    }

    @Override
    public void write(int octet) throws IOException {
        octets[filled++] = (byte) octet;
        if (filled == octets.length) {
            flushLines();
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, octets.length - filled);
            System.arraycopy(source, from, octets, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
            if (filled == octets.length) {
                flushLines();
            }
        }
    }

    /** Writes what is left, padded, and the last line end. */
    public void finish() throws IOException {
        flushLines();
    }

    private void flushLines() throws IOException {
        out.write(lines, 0, coder.encode(octets, filled, lines));
        filled = 0;
    }
}
