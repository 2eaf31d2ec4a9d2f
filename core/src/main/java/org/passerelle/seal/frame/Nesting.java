package org.passerelle.seal.frame;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How deep a small ASN.1 structure is nested, seen without recursion before a parser that recurses reads it. What is malformed is
 * left to that parser, which stops where this walk does.
 */
public final class Nesting {
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;
    private static final int INDEFINITE = -1;

    private final byte[] octets;
    private final Deque<Integer> ends = new ArrayDeque<>();
    private int position;

    private Nesting(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Refuses what is nested deeper than {@link BerReader#DEEPEST}.
     *
     * @throws MalformedFrame which is {@linkplain MalformedFrame#isTooLarge too large}
     */
    public static void require(byte[] octets) {
        var nesting = new Nesting(octets);
        while (nesting.element()) {
            if (nesting.ends.size() > BerReader.DEEPEST) {
                throw MalformedFrame.tooLarge("ASN.1 is nested too deeply");
            }
        }
    }

    /** Goes into or over one element; false at the end, and at what is no element. */
    private boolean element() {
        while (!ends.isEmpty() && ends.getLast() == position) {
            ends.removeLast();
        }
        int tag = octet();
        if ((tag & LONG_TAG) == LONG_TAG) {
            for (int more = octet(); more >= 0x80; more = octet()) {
                continue;
            }
        }
        int length = length();
        if (tag < 0 || length < INDEFINITE || length > octets.length - position) {
            return false;
        }
        if (tag == 0 && length == 0) {
            return !ends.isEmpty() && ends.removeLast() == INDEFINITE;
        }
        if ((tag & CONSTRUCTED) != 0) {
            ends.addLast(length == INDEFINITE ? INDEFINITE : position + length);
        } else if (length == INDEFINITE) {
            return false;
        } else {
            position += length;
        }
        return true;
    }

    private int length() {
        int first = octet();
        if (first == 0x80) {
            return INDEFINITE;
        }
        if (first < 0x80) {
            return first < 0 ? INDEFINITE - 1 : first;
        }
        long length = 0;
        for (int left = first & 0x7f; left > 0; left--) {
            int octet = octet();
            length = length << 8 | octet;
            if (octet < 0 || length > octets.length) {
                return INDEFINITE - 1;
            }
        }
        return (int) length;
    }

    private int octet() {
        return position < octets.length ? octets[position++] & 0xff : -1;
    }
}
