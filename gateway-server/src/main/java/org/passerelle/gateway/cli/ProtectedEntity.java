package org.passerelle.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.frame.HeaderBlock.Field;

/**
 * What was read from standard input as a payload: a MIME entity keeps its own fields, plain text gets them; the letter's
 * headers are protected in it (RFC 9788), and lines end in CRLF.
 */
final class ProtectedEntity {
    /** The order says these, whatever the entity says. */
    private static final Set<String> ORDERED = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "hp-outer",
            "mime-version",
            "sender",
            "reply-to");

    private static final String PROTECTION = ";\\s*(?:hp|protected-headers)\\s*=\\s*(?:\"[^\"]*\"|[^;\\s\"]+)";

    private final EntityHead head;
    private final SealOrder order;

    ProtectedEntity(EntityHead head, SealOrder order) {
        this.head = head;
        this.order = order;
    }

    void write(OutputStream out) throws IOException {
        List<Field> fields = protectedFields();
        if (head.isText()) {
            fields.add(new Field("Content-Type", "text/plain; charset=\"utf-8\"; hp=\"cipher\""));
            fields.add(new Field("Content-Transfer-Encoding", "base64"));
            write(out, fields);
            writeBase64(out);
            return;
        }
        String type = head.single("content-type").orElse("text/plain; charset=\"utf-8\"");
        fields.add(new Field("Content-Type", type.replaceAll(PROTECTION, "") + ";\r\n hp=\"cipher\""));
        head.fields().stream()
                .filter(field -> !EntityHead.name(field).equals("content-type") && !isOrdered(field))
                .forEach(fields::add);
        write(out, fields);
        boolean binary =
                head.single("content-transfer-encoding").orElse("").strip().equalsIgnoreCase("binary");
        if (binary) {
            head.body().transferTo(out);
        } else {
            writeLines(out);
        }
    }

    /** The outer fields, the true subject in the place of theirs; and each as it stands outside, for whoever answers in clear. */
    private List<Field> protectedFields() {
        List<Field> outer = order.outerFields();
        var fields = new ArrayList<Field>();
        boolean ownSubject = head.single("subject").isPresent();
        outer.stream()
                .filter(field -> !ownSubject || !EntityHead.name(field).equals("subject"))
                .forEach(fields::add);
        outer.forEach(field -> fields.add(new Field("HP-Outer", field.name() + ": " + field.body())));
        return fields;
    }

    private static boolean isOrdered(Field field) {
        return ORDERED.contains(EntityHead.name(field));
    }

    private static void write(OutputStream out, List<Field> fields) throws IOException {
        for (Field field : fields) {
            out.write((field.name() + ": " + field.body() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void writeBase64(OutputStream out) throws IOException {
        InputStream in = head.body();
        Base64.Encoder encoder = Base64.getMimeEncoder();
        byte[] piece = in.readNBytes(57 * 1024);
        while (piece.length > 0) {
            out.write(encoder.encode(piece));
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            piece = in.readNBytes(57 * 1024);
        }
    }

    private void writeLines(OutputStream out) throws IOException {
        InputStream in = head.body();
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
