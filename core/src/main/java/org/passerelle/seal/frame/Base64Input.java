package org.passerelle.seal.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads base64, in bulk: line ends, spaces and tabs are skipped; any other foreign character, a missing or misplaced
 * padding, stray bits, or text after the padding is malformed.
 */
public final class Base64Input extends InputStream {
    private static final int CHUNK = 32 * 1024;

    private final InputStream in;
    private final Base64Coder coder;
    private final byte[] raw = new byte[CHUNK];
    private final byte[] text = new byte[CHUNK + 4];
    private final byte[] octets = new byte[(CHUNK + 4) / 4 * 3 + Base64Coder.SLACK];
    private int lineLength;
    private int textLength;
    /** Octets of {@link #raw} that begin a line. */
    private int waiting;

    private int next;
    private int end;
    private boolean padded;
    private boolean ended;

    public Base64Input(InputStream in) {
        this(in, Base64Coder.FASTEST);
    }

    Base64Input(InputStream in, Base64Coder coder) {
        this.in = in;
        this.coder = coder;
    }

    @Override
    public int read() throws IOException {
        return fill() ? octets[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(length, end - next);
        System.arraycopy(octets, next, target, offset, taken);
        next += taken;
        return taken;
    }

    private boolean fill() throws IOException {
        while (next == end) {
            if (ended) {
                return false;
            }
            int read = waiting + in.readNBytes(raw, waiting, raw.length - waiting);
            if (read == 0) {
                ended = true;
                strip();
                if (textLength != 0) {
                    throw new MalformedFrame("base64 ends inside a group");
                }
            } else {
                decode(read, read < raw.length);
            }
        }
        return true;
    }

    /** Decodes whole lines at once; a line begun waits for its end, and whatever else is there is decoded as it is. */
    private void decode(int read, boolean last) {
        int lines = textLength == 0 && !padded ? coder.decodeLines(raw, read, octets) : 0;
        int from = Base64Coder.LINE * lines;
        next = 0;
        end = Base64Coder.LINE_OCTETS * lines;
        waiting = read - from < Base64Coder.LINE && !last ? read - from : 0;
        if (waiting > 0) {
            System.arraycopy(raw, from, raw, 0, waiting);
        } else {
            compact(from, read);
            decodeText();
        }
    }

    private void decodeText() {
        int given = coder.decode(text, textLength - textLength % 4, octets, end);
        if (given == Base64Coder.FOREIGN) {
            strip();
            given = Base64Coder.JDK.decode(text, textLength - textLength % 4, octets, end);
        }
        if (given == Base64Coder.FOREIGN) {
            throw new MalformedFrame("not base64");
        }
        end += given;
        int whole = textLength - textLength % 4;
        if (whole > 0 && text[whole - 1] == '=') {
            padded = true;
            requireExact(whole);
        }
        textLength -= whole;
        System.arraycopy(text, whole, text, 0, textLength);
        if (padded && textLength != 0) {
            throw new MalformedFrame("base64 goes on after its padding");
        }
    }

    /** Appends what was read to the text, without its line ends: lines as long as the one before are copied as they are. */
    private void compact(int start, int read) {
        int from = start;
        while (from < read) {
            int lineEnd = from + lineLength;
            boolean whole = lineLength > 0 && lineEnd + 1 < read && raw[lineEnd] == '\r' && raw[lineEnd + 1] == '\n';
            if (whole && !padded) {
                System.arraycopy(raw, from, text, textLength, lineLength);
                textLength += lineLength;
                from = lineEnd + 2;
            } else {
                from = compactLine(from, read);
            }
        }
    }

    private int compactLine(int from, int read) {
        for (int at = from; at < read; at++) {
            byte character = raw[at];
            if (character == '\n') {
                lineLength = at > from && raw[at - 1] == '\r' ? at - 1 - from : 0;
                return at + 1;
            }
            if (!isBlank(character)) {
                if (padded) {
                    throw new MalformedFrame("base64 goes on after its padding");
                }
                text[textLength++] = character;
            }
        }
        return read;
    }

    /** Takes out the blanks and line ends that came inside lines copied as they were. */
    private void strip() {
        int kept = 0;
        for (int at = 0; at < textLength; at++) {
            if (!isBlank(text[at])) {
                text[kept++] = text[at];
            }
        }
        textLength = kept;
    }

    private static boolean isBlank(byte character) {
        return character == '\n' || character == '\r' || character == ' ' || character == '\t';
    }

    /** The last group has one form only: its unused bits are zero. */
    private void requireExact(int whole) {
        int tail = text[whole - 2] == '=' ? 1 : 2;
        byte[] again = Base64.getEncoder().encode(Arrays.copyOfRange(octets, end - tail, end));
        if (!Arrays.equals(again, Arrays.copyOfRange(text, whole - 4, whole))) {
            throw new MalformedFrame("stray bits in base64");
        }
    }
}
