package org.passerelle.seal.frame;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The two parts of a {@code multipart/signed} (RFC 1847 §2.1), lines ending in CRLF.
 *
 * @param signed the first part, headers included: the octets that were signed
 * @param signature the second part, headers included
 */
public record SignedParts(byte[] signed, byte[] signature) {
    private static final Pattern BOUNDARY = Pattern.compile("[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]");

    /** Cuts a body into its two parts; a third, a missing end, or text after it is malformed. */
    public static SignedParts cut(byte[] body, String boundary) {
        checked(boundary);
        String text = "\r\n" + new String(canonical(body), StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + boundary;
        int first = text.indexOf(delimiter);
        int signed = afterLine(text, first, delimiter);
        int second = text.indexOf(delimiter, signed - 2);
        int signature = afterLine(text, second, delimiter);
        int end = text.indexOf(delimiter, signature - 2);
        if (end < 0 || !text.substring(end + delimiter.length()).strip().equals("--")) {
            throw new MalformedFrame("a signed multipart does not end after its two parts");
        }
        return new SignedParts(octets(text, signed, second), octets(text, signature, end));
    }

    /** The boundary, when it is one (RFC 2046 §5.1.1). */
    static String checked(String boundary) {
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw new MalformedFrame("a boundary cannot be read");
        }
        return boundary;
    }

    /** The same octets with every line end written CRLF. */
    public static byte[] canonical(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int afterLine(String text, int delimiterAt, String delimiter) {
        int next = delimiterAt + delimiter.length();
        int end = delimiterAt < 0 ? -1 : text.indexOf("\r\n", next);
        if (end < 0 || !text.substring(next, end).isBlank()) {
            throw new MalformedFrame("a signed multipart has not its two parts");
        }
        return end + 2;
    }

    private static byte[] octets(String text, int from, int to) {
        return text.substring(Math.min(from, to), to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
