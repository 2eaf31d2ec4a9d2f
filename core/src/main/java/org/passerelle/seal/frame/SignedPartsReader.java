package org.passerelle.seal.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a {@code multipart/signed} (RFC 1847 §2.1) as it comes, in constant memory: the first part goes out with its lines ending
 * in CRLF, as they were signed; the second one, which is small, is kept.
 */
public final class SignedPartsReader {
    /** Longest line that is looked at as one; longer ones pass in pieces. */
    private static final int LINE = 8 * 1024;

    private static final int NONE = -1;

    private final InputStream in;
    private final byte[] delimiter;
    private final int longestSignature;
    private final byte[] line = new byte[LINE];
    private int length;
    private boolean begins = true;
    private boolean ends;
    private int held = NONE;

    /**
     * @param body the multipart's body
     * @param longestSignature most octets of the second part
     */
    public SignedPartsReader(InputStream body, String boundary, int longestSignature) {
        this.in = body;
        this.delimiter = ("--" + SignedParts.checked(boundary)).getBytes(StandardCharsets.ISO_8859_1);
        this.longestSignature = longestSignature;
    }

    /**
     * Reads all of it.
     *
     * @param signed where the first part goes, headers included
     * @return the second part, headers included
     */
    public byte[] read(OutputStream signed) throws IOException {
        part(OutputStream.nullOutputStream(), Integer.MAX_VALUE);
        requireOpening();
        part(signed, Integer.MAX_VALUE);
        requireOpening();
        var signature = new ByteArrayOutputStream();
        part(signature, longestSignature);
        if (!isClosing()) {
            throw new MalformedFrame("a signed multipart does not end after its two parts");
        }
        while (next()) {
            if (!new String(line, 0, length, StandardCharsets.ISO_8859_1).isBlank()) {
                throw new MalformedFrame("text after a signed multipart");
            }
        }
        return signature.toByteArray();
    }

    /** Copies up to the next delimiter line; the line end before it belongs to the delimiter. */
    private void part(OutputStream out, int longest) throws IOException {
        boolean pendingEnd = false;
        long written = 0;
        while (next()) {
            if (begins && isDelimiter()) {
                return;
            }
            if (pendingEnd && begins) {
                out.write('\r');
                out.write('\n');
            }
            written += length + 2L;
            if (written > longest) {
                throw MalformedFrame.tooLarge("a part is larger than its limit");
            }
            out.write(line, 0, length);
            pendingEnd = ends;
        }
        throw new MalformedFrame("a signed multipart has not its two parts");
    }

    private void requireOpening() {
        String rest = new String(line, delimiter.length, length - delimiter.length, StandardCharsets.ISO_8859_1);
        if (!rest.isBlank()) {
            throw new MalformedFrame("a signed multipart has not its two parts");
        }
    }

    private boolean isClosing() {
        return new String(line, delimiter.length, length - delimiter.length, StandardCharsets.ISO_8859_1)
                .strip()
                .equals("--");
    }

    private boolean isDelimiter() {
        return length >= delimiter.length && Arrays.equals(line, 0, delimiter.length, delimiter, 0, delimiter.length);
    }

    /** The next line without its end, or a piece of it; {@link #begins} and {@link #ends} tell which. False at the end. */
    private boolean next() throws IOException {
        begins = ends || length == 0 && begins;
        length = 0;
        ends = false;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                held = NONE;
                ends = true;
                return true;
            }
            flushHeld();
            if (octet == '\r') {
                held = octet;
            } else {
                line[length++] = (byte) octet;
            }
            if (length >= LINE - 1) {
                return true;
            }
        }
        flushHeld();
        return length > 0;
    }

    /** A CR that no LF followed is content. */
    private void flushHeld() {
        if (held != NONE) {
            line[length++] = (byte) held;
            held = NONE;
        }
    }
}
