package org.passerelle.seal.frame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads BER (X.690) forward only, definite and indefinite lengths, without ever holding more than one small element.
 * Tags are single octets: CMS uses no others.
 */
public final class BerReader {
    /** Deepest nesting read. */
    public static final int DEEPEST = 32;

    private static final long INDEFINITE = -1;
    private static final int NONE = -2;

    private final InputStream in;
    private final Deque<Long> ends = new ArrayDeque<>();
    private long position;
    private int peeked = NONE;

    public BerReader(InputStream in) {
        this.in = in;
    }

    public static BerReader of(byte[] octets) {
        return new BerReader(new ByteArrayInputStream(octets));
    }

    /** The next element's tag octet, or 0 at the end of the element entered last. */
    public int peekTag() throws IOException {
        if (!ends.isEmpty() && ends.getLast() == position) {
            return 0;
        }
        if (peeked == NONE) {
            peeked = in.read();
        }
        if (peeked < 0) {
            throw new MalformedFrame("BER ends too early");
        }
        return peeked;
    }

    /** Goes into a constructed element that must have this tag. */
    public void enter(int tag) throws IOException {
        if (readTag() != tag) {
            throw new MalformedFrame("another BER tag was expected");
        }
        long length = lengthOf(tag);
        if (ends.size() == DEEPEST) {
            throw MalformedFrame.tooLarge("BER is nested too deeply");
        }
        ends.addLast(length == INDEFINITE ? INDEFINITE : position + length);
    }

    /** Leaves the element entered last, which must be at its end. */
    public void leave() throws IOException {
        long end = ends.getLast();
        if (end == INDEFINITE) {
            endOfContents();
        } else if (end != position) {
            throw new MalformedFrame("a BER element goes on");
        }
        ends.removeLast();
    }

    /** The octets of the next element, tag and length included, if they are at most {@code longest}. */
    public byte[] element(int longest) throws IOException {
        var copy = new ByteArrayOutputStream();
        copy(copy, longest, 0);
        return copy.toByteArray();
    }

    private void copy(ByteArrayOutputStream copy, int longest, int depth) throws IOException {
        if (depth == DEEPEST) {
            throw MalformedFrame.tooLarge("BER is nested too deeply");
        }
        int tag = readTag();
        long length = lengthOf(tag);
        copy.write(tag);
        if (length == INDEFINITE) {
            copy.write(0x80);
            while (peekTag() != 0) {
                copy(copy, longest, depth + 1);
            }
            endOfContents();
            copy.write(0);
            copy.write(0);
        } else {
            BerWriter.length(copy, length);
            copyBody(copy, length, longest);
        }
    }

    private void copyBody(ByteArrayOutputStream copy, long length, int longest) throws IOException {
        if (length > longest - copy.size()) {
            throw MalformedFrame.tooLarge("a BER element is larger than its limit");
        }
        byte[] body = in.readNBytes((int) length);
        if (body.length != length) {
            throw new MalformedFrame("BER ends too early");
        }
        position += length;
        copy.writeBytes(body);
    }

    /**
     * The content of the next element, an octet string with this tag (primitive, or with 0x20 set, made of primitive
     * segments). It must be read to its end before anything else.
     */
    public InputStream octets(int primitiveTag) throws IOException {
        int tag = peekTag();
        if ((tag & ~0x20) != primitiveTag) {
            throw new MalformedFrame("an octet string was expected");
        }
        enter(tag);
        return new OctetStringInput((tag & 0x20) != 0);
    }

    /** Nothing may follow. */
    public void end() throws IOException {
        if (!ends.isEmpty() || peeked != NONE && peeked >= 0 || in.read() >= 0) {
            throw new MalformedFrame("octets after the end");
        }
    }

    private int readTag() throws IOException {
        int tag = peekTag();
        if (tag == 0 || (tag & 0x1f) == 0x1f) {
            throw new MalformedFrame("an unexpected BER tag");
        }
        peeked = NONE;
        position++;
        return tag;
    }

    private int readOctet() throws IOException {
        int octet = peeked == NONE ? in.read() : peeked;
        peeked = NONE;
        if (octet < 0) {
            throw new MalformedFrame("BER ends too early");
        }
        position++;
        return octet;
    }

    private void endOfContents() throws IOException {
        int tag = readOctet();
        int length = readOctet();
        if ((tag | length) != 0) {
            throw new MalformedFrame("a BER element goes on");
        }
    }

    private long lengthOf(int tag) throws IOException {
        long length = readLength();
        if (length == INDEFINITE) {
            if ((tag & 0x20) == 0) {
                throw new MalformedFrame("a primitive BER element of indefinite length");
            }
        } else if (!ends.isEmpty() && ends.getLast() != INDEFINITE && length > ends.getLast() - position) {
            throw new MalformedFrame("a BER element is longer than what holds it");
        }
        return length;
    }

    private long readLength() throws IOException {
        int first = readOctet();
        if (first == 0x80) {
            return INDEFINITE;
        }
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count > 7) {
            throw new MalformedFrame("a BER length out of range");
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | readOctet();
        }
        return length;
    }

    /** The octets of one string, whatever its segments. */
    private final class OctetStringInput extends InputStream {
        private final boolean constructed;
        private boolean inSegment;
        private boolean done;

        OctetStringInput(boolean constructed) {
            this.constructed = constructed;
            this.inSegment = !constructed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (done || !reachOctets()) {
                return -1;
            }
            int wanted = (int) Math.min(length, ends.getLast() - position);
            int read = in.read(target, offset, wanted);
            if (read < 0) {
                throw new MalformedFrame("BER ends too early");
            }
            position += read;
            return read;
        }

        private boolean reachOctets() throws IOException {
            while (true) {
                if (inSegment && ends.getLast() > position) {
                    return true;
                }
                if (inSegment) {
                    leave();
                    inSegment = false;
                }
                if (!constructed || peekTag() == 0) {
                    if (constructed) {
                        leave();
                    }
                    done = true;
                    return false;
                }
                enter(0x04);
                inSegment = true;
            }
        }
    }
}
