package org.passerelle.seal.frame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    public static SignedParts cut(byte[] body, String boundary) throws IOException {
        var signed = new ByteArrayOutputStream();
        byte[] signature =
                new SignedPartsReader(new ByteArrayInputStream(body), boundary, Integer.MAX_VALUE).read(signed);
        return new SignedParts(signed.toByteArray(), signature);
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
}
