package org.passerelle.seal.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Cuts what it is given into primitive octet strings of {@link BerWriter#SEGMENT} octets, the last one shorter. */
public final class SegmentOutput extends OutputStream {
    private final OutputStream out;
    private final byte[] segment = new byte[BerWriter.SEGMENT];
    private final @Nullable MessageDigest digest;
    private int filled;

    public SegmentOutput(OutputStream out) {
        this.out = out;
        this.digest = null;
    }

    /** @param digest takes what the segments hold */
    public SegmentOutput(OutputStream out, MessageDigest digest) {
        this.out = out;
        this.digest = digest;
    }

    @Override
    public void write(int octet) throws IOException {
        segment[filled++] = (byte) octet;
        if (filled == segment.length) {
            flushSegment();
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, segment.length - filled);
            System.arraycopy(source, from, segment, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
            if (filled == segment.length) {
                flushSegment();
            }
        }
    }

    /** Writes the last segment and leaves the underlying stream open. */
    public void finish() throws IOException {
        flushSegment();
    }

    private void flushSegment() throws IOException {
        if (filled == 0) {
            return;
        }
        if (digest != null) {
            digest.update(segment, 0, filled);
        }
        var header = new ByteArrayOutputStream();
        header.write(0x04);
        BerWriter.length(header, filled);
        header.writeTo(out);
        out.write(segment, 0, filled);
        filled = 0;
    }
}
