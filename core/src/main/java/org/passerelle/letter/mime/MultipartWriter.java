package org.passerelle.letter.mime;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;
import org.passerelle.refusal.HouseBug;

/**
 * Writes the parts of one multipart entity, streaming. No part's encoding can hold the boundary: base64 and quoted-printable
 * both lack {@code =_}.
 */
public final class MultipartWriter {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int LINE = 76;

    private final OutputStream out;
    private final String boundary;

    /** @param out flushed and closed by nobody here */
    public MultipartWriter(OutputStream out, String boundary) {
        this.out = out;
        this.boundary = boundary;
    }

    /** A boundary that no encoded part can hold. */
    public static String newBoundary(RandomGenerator random) {
        byte[] octets = new byte[16];
        random.nextBytes(octets);
        return boundary(octets);
    }

    private static String boundary(byte[] octets) {
        return "=_" + HexFormat.of().formatHex(octets);
    }

    /** A French text for people. */
    public void text(String text) throws IOException {
        var encoded = new ByteArrayOutputStream();
        try (var lines = new QuotedPrintableOutputStream(encoded, false)) {
            lines.write(text.getBytes(StandardCharsets.UTF_8));
        }
        open(new HeaderFields()
                .add("Content-Type", "text/plain; charset=utf-8")
                .add("Content-Transfer-Encoding", "quoted-printable"));
        out.write(encoded.toByteArray());
        out.write(CRLF);
    }

    /** A part of these octets; the fields say what they are. */
    public void octets(HeaderFields fields, byte[] octets) throws IOException {
        try (OutputStream body = base64(fields)) {
            body.write(octets);
        }
    }

    /** A part to write into; closing it ends the part and nothing else. */
    public OutputStream base64(HeaderFields fields) throws IOException {
        open(fields.add("Content-Transfer-Encoding", "base64"));
        var kept = new FilterOutputStream(out) {
            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                out.write(octets, offset, length);
            }

            @Override
            public void close() throws IOException {
                out.write(CRLF);
            }
        };
        return Base64.getMimeEncoder(LINE, CRLF).wrap(kept);
    }

    /** A part that needs no encoding: ASCII lines. */
    public void lines(HeaderFields fields, String lines) throws IOException {
        open(fields);
        out.write(lines.getBytes(StandardCharsets.US_ASCII));
    }

    /** After the last part. */
    public void end() throws IOException {
        out.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A part begins; its octets go straight to the stream. */
    public void open(HeaderFields fields) throws IOException {
        out.write(("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(fields.octets());
    }

    /** What memory takes never fails. */
    public static HouseBug memory(IOException impossible) {
        return new HouseBug("memory can be written", impossible);
    }
}
