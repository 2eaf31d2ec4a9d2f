package org.passerelle.seal.frame;

import java.io.ByteArrayOutputStream;

/** Writes the few BER octets (X.690 §8.1) that Bouncy Castle's streams would force into memory. */
public final class BerWriter {
    /** Octets of one segment of a constructed octet string. */
    public static final int SEGMENT = 32 * 1024;

    /** Octets of a tag and a length, at most. */
    private static final int HEAD_OCTETS = 10;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    /** Opens constructed elements of indefinite length, one inside the other. */
    public BerWriter open(int... tags) {
        for (int tag : tags) {
            octets.write(tag);
            octets.write(0x80);
        }
        return this;
    }

    /** Closes that many elements. */
    public BerWriter close(int count) {
        for (int i = 0; i < 2 * count; i++) {
            octets.write(0);
        }
        return this;
    }

    /** Elements that are encoded already. */
    public BerWriter add(byte[] encoded) {
        octets.writeBytes(encoded);
        return this;
    }

    public byte[] toBytes() {
        return octets.toByteArray();
    }

    /** One element of definite length, around what is encoded already. */
    public static byte[] element(int tag, byte[]... contents) {
        long length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        var element = new ByteArrayOutputStream((int) length + HEAD_OCTETS);
        element.write(tag);
        length(element, length);
        for (byte[] content : contents) {
            element.writeBytes(content);
        }
        return element.toByteArray();
    }

    static void length(ByteArrayOutputStream out, long length) {
        if (length < 0x80) {
            out.write((int) length);
            return;
        }
        int count = (Long.SIZE - Long.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | count);
        for (int i = count - 1; i >= 0; i--) {
            out.write((int) (length >>> 8 * i));
        }
    }
}
