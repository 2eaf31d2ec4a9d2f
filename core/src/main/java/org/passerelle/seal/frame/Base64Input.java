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
    private final Base64.Decoder decoder = Base64.getDecoder();
    private final byte[] raw = new byte[CHUNK];
    private final byte[] text = new byte[CHUNK + 4];
    private final byte[] octets = new byte[(CHUNK + 4) / 4 * 3];
    private int textLength;
    private int next;
    private int end;
    private boolean padded;
    private boolean ended;

    public Base64Input(InputStream in) {
        this.in = in;
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
            int read = in.read(raw, 0, raw.length);
            if (read < 0) {
                ended = true;
                if (textLength != 0) {
                    throw new MalformedFrame("base64 ends inside a group");
                }
            } else {
                decode(read);
            }
        }
        return true;
    }

    private void decode(int read) {
        compact(read);
        int whole = textLength - textLength % 4;
        if (whole == 0) {
            return;
        }
        byte[] groups = Arrays.copyOf(text, whole);
        try {
            end = decoder.decode(groups, octets);
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedFrame("not base64", notBase64);
        }
        next = 0;
        if (groups[whole - 1] == '=') {
            padded = true;
            requireExact(groups, whole);
        }
        textLength -= whole;
        System.arraycopy(text, whole, text, 0, textLength);
        if (padded && textLength != 0) {
            throw new MalformedFrame("base64 goes on after its padding");
        }
    }

    private void compact(int read) {
        for (int i = 0; i < read; i++) {
            byte character = raw[i];
            if (character == '\n' || character == '\r' || character == ' ' || character == '\t') {
                continue;
            }
            if (padded) {
                throw new MalformedFrame("base64 goes on after its padding");
            }
            text[textLength++] = character;
        }
    }

    /** The last group has one form only: its unused bits are zero. */
    private void requireExact(byte[] groups, int whole) {
        int tail = groups[whole - 2] == '=' ? 1 : 2;
        byte[] again = Base64.getEncoder().encode(Arrays.copyOfRange(octets, end - tail, end));
        if (!Arrays.equals(again, Arrays.copyOfRange(groups, whole - 4, whole))) {
            throw new MalformedFrame("stray bits in base64");
        }
    }
}
