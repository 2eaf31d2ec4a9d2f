package org.passerelle.gateway.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passerelle.party.MailAddress;
import org.passerelle.seal.SealOrder;

/**
 * What was read from standard input as a payload: a MIME entity keeps its own fields, plain text gets them; the letter's
 * headers are protected in it (RFC 9788), and lines end in CRLF.
 */
final class ProtectedEntity {
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+:.*", Pattern.DOTALL);
    private static final List<String> OURS =
            List.of("from", "to", "cc", "bcc", "date", "message-id", "hp-outer", "mime-version", "sender", "reply-to");

    private final InputStream in;
    private final SealOrder order;

    ProtectedEntity(InputStream in, SealOrder order) {
        this.in = new BufferedInputStream(in, LONGEST_HEADER + 2);
        this.order = order;
    }

    void write(OutputStream out) throws IOException {
        Optional<List<String>> header = header();
        List<String> fields = protectedFields();
        if (header.isEmpty()) {
            fields.add("Content-Type: text/plain; charset=\"utf-8\"; hp=\"cipher\"");
            fields.add("Content-Transfer-Encoding: base64");
            line(out, fields);
            writeBase64(out);
            return;
        }
        boolean binary = false;
        for (String field : header.get()) {
            String name = field.substring(0, field.indexOf(':')).toLowerCase(Locale.ROOT);
            if (name.equals("content-type")) {
                fields.add(field + ";\r\n hp=\"cipher\"");
            } else if (!OURS.contains(name)) {
                fields.add(field);
            }
            binary |= name.equals("content-transfer-encoding")
                    && field.toLowerCase(Locale.ROOT).endsWith("binary");
        }
        line(out, fields);
        if (binary) {
            in.transferTo(out);
        } else {
            writeLines(out);
        }
    }

    private List<String> protectedFields() {
        String from = order.from().value();
        String to = order.recipients().stream()
                .map(SealOrder.Recipient::address)
                .map(MailAddress::value)
                .collect(Collectors.joining(",\r\n "));
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(order.signingTime().atOffset(ZoneOffset.UTC));
        var fields = new ArrayList<String>();
        for (String prefix : List.of("", "HP-Outer: ")) {
            fields.add(prefix + "From: " + from);
            fields.add(prefix + "To: " + to);
            fields.add(prefix + "Date: " + date);
            fields.add(prefix + "Message-ID: " + order.headers().messageId());
        }
        return fields;
    }

    /** The entity's unfolded header fields, when the input begins with some that name a content type; nothing read otherwise. */
    private Optional<List<String>> header() throws IOException {
        in.mark(LONGEST_HEADER + 1);
        byte[] start = in.readNBytes(LONGEST_HEADER);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = text.replace("\r\n", "\n\0").indexOf("\n\0\n\0");
        int bare = text.indexOf("\n\n");
        int length = end >= 0 && (bare < 0 || end < bare) ? end + 4 : bare < 0 ? -1 : bare + 2;
        in.reset();
        if (length < 0) {
            return Optional.empty();
        }
        String unfolded = text.substring(0, length)
                .replace("\r\n", "\n")
                .replaceAll("\n[ \t]+", " ")
                .stripTrailing();
        List<String> fields = List.of(unfolded.split("\n"));
        boolean mime = fields.stream().allMatch(field -> FIELD.matcher(field).matches())
                && fields.stream()
                        .anyMatch(field -> field.toLowerCase(Locale.ROOT).startsWith("content-type:"));
        if (!mime) {
            return Optional.empty();
        }
        in.skipNBytes(length);
        return Optional.of(fields);
    }

    private static void line(OutputStream out, List<String> fields) throws IOException {
        for (String field : fields) {
            out.write((field + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void writeBase64(OutputStream out) throws IOException {
        Base64.Encoder encoder = Base64.getMimeEncoder();
        byte[] piece = in.readNBytes(57 * 1024);
        while (piece.length > 0) {
            out.write(encoder.encode(piece));
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            piece = in.readNBytes(57 * 1024);
        }
    }

    private void writeLines(OutputStream out) throws IOException {
        int before = -1;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n' && before != '\r') {
                out.write('\r');
            }
            out.write(octet);
            before = octet;
        }
    }
}
