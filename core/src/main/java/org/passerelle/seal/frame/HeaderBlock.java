package org.passerelle.seal.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header fields of one MIME entity (RFC 5322 §2.2), unfolded, as ISO 8859-1 text: nothing is decoded. */
public final class HeaderBlock {
    /** Most octets of headers read by default, the empty line included. */
    public static final int LONGEST = 100 * 1024;

    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,255}");

    /**
     * One field.
     *
     * @param name as written
     * @param body unfolded and trimmed
     */
    public record Field(String name, String body) {}

    private final List<Field> fields;

    private HeaderBlock(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /**
     * Reads to the empty line and no further; lines end with CRLF or LF.
     *
     * @param longest the limit in octets
     */
    public static HeaderBlock read(InputStream in, int longest) throws IOException {
        List<Field> fields = new ArrayList<>();
        @Nullable StringBuilder open = null;
        int left = longest;
        while (true) {
            byte[] line = line(in, left);
            left -= line.length;
            String text = new String(line, 0, ending(line), StandardCharsets.ISO_8859_1);
            if (text.isEmpty()) {
                close(fields, open);
                return new HeaderBlock(fields);
            }
            if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
                if (open == null) {
                    throw new MalformedFrame("a header starts with a continuation");
                }
                open.append(text);
            } else {
                close(fields, open);
                open = new StringBuilder(text);
            }
        }
    }

    private static byte[] line(InputStream in, int longest) throws IOException {
        var line = new ByteArrayOutputStream(80);
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new MalformedFrame("the mail ends inside its headers");
            }
            if (line.size() == longest) {
                throw MalformedFrame.tooLarge("the headers are larger than their limit");
            }
            line.write(octet);
            if (octet == '\n') {
                return line.toByteArray();
            }
        }
    }

    private static int ending(byte[] line) {
        int end = line.length - 1;
        if (end > 0 && line[end - 1] == '\r') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (line[i] == '\r' || line[i] == 0) {
                throw new MalformedFrame("a bare CR or a NUL in a header");
            }
        }
        return end;
    }

    private static void close(List<Field> fields, @Nullable StringBuilder open) {
        if (open == null) {
            return;
        }
        int colon = open.indexOf(":");
        String name = colon < 0 ? "" : open.substring(0, colon).stripTrailing();
        if (!NAME.matcher(name).matches()) {
            throw new MalformedFrame("a header line is not a field");
        }
        fields.add(new Field(name, open.substring(colon + 1).trim()));
    }

    /** The bodies of every field of that name, in order. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::body)
                .toList();
    }

    /** The body of the only field of that name; several are malformed. */
    public Optional<String> single(String name) {
        List<String> bodies = all(name);
        if (bodies.size() > 1) {
            throw new MalformedFrame("a field that stands once stands several times");
        }
        return bodies.stream().findFirst();
    }
}
