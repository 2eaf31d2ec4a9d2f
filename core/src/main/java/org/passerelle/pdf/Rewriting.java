package org.passerelle.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Extent;
import org.passerelle.pdf.PdfValue.Name;
import org.passerelle.pdf.PdfValue.Reference;
import org.passerelle.pdf.PdfValue.Text;
import org.passerelle.pdf.PdfValue.Word;

/** Writes a PDF in one way only (ISO 32000-1, 7.5; what ISO 19005-1, 6.1 asks of a file is kept): the same objects give the same octets. */
final class Rewriting {
    private static final String HEX = "0123456789ABCDEF";
    private static final int ID = 16;

    private final OutputStream out;
    private final Map<Integer, Integer> numbers;
    private final MessageDigest digest = Sha256.digest();
    private final List<Long> offsets = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long written;

    /** @param numbers the new number of each object by its old one; another one is none */
    Rewriting(OutputStream out, Map<Integer, Integer> numbers) {
        this.out = out;
        this.numbers = numbers;
    }

    void begin(String version) throws IOException {
        text.append("%PDF-").append(version).append("\n%\u00e2\u00e3\u00cf\u00d3\n");
        flush();
    }

    /** The next object. */
    void object(PdfValue value, byte[] data, @Nullable Extent extent) throws IOException {
        offsets.add(written);
        text.append(offsets.size()).append(" 0 obj\n");
        value(value);
        if (extent != null) {
            text.append("\nstream\n");
            flush();
            write(data, extent.from(), extent.length());
            text.append("\nendstream");
        }
        text.append("\nendobj\n");
        flush();
    }

    /** The table and the end; the file's id is the hash of what stands before. */
    void end(int root) throws IOException {
        String id = hex(Arrays.copyOf(digest.digest(), ID));
        long table = written;
        text.append("xref\n0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> text.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        text.append("trailer\n<</Size ")
                .append(offsets.size() + 1)
                .append("/Root ")
                .append(root)
                .append(" 0 R/ID[<")
                .append(id)
                .append("><")
                .append(id)
                .append(">]>>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        flush();
    }

    private void value(PdfValue value) {
        if (value instanceof Name name) {
            name(name.text());
        } else if (value instanceof Text string) {
            text.append('<')
                    .append(hex(string.octets().getBytes(StandardCharsets.ISO_8859_1)))
                    .append('>');
        } else if (value instanceof Word word) {
            text.append(word.token());
        } else if (value instanceof Reference reference) {
            Integer number = numbers.get(reference.number());
            text.append(number == null ? "null" : number + " 0 R");
        } else if (value instanceof Array array) {
            text.append('[');
            array.items().forEach(item -> {
                value(item);
                text.append(' ');
            });
            text.append(']');
        } else if (value instanceof Dictionary dictionary) {
            text.append("<<");
            dictionary.entries().forEach((key, entry) -> {
                name(key);
                text.append(' ');
                value(entry);
            });
            text.append(">>");
        }
    }

    private void name(String name) {
        text.append('/');
        for (int i = 0; i < name.length(); i++) {
            char octet = name.charAt(i);
            boolean plain = octet > ' ' && octet < 0x7f && "()<>[]{}/%#".indexOf(octet) < 0;
            if (plain) {
                text.append(octet);
            } else {
                text.append('#').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            }
        }
    }

    private static String hex(byte[] octets) {
        var digits = new StringBuilder(octets.length * 2);
        for (byte octet : octets) {
            digits.append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
        }
        return digits.toString();
    }

    private void flush() throws IOException {
        byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        write(octets, 0, octets.length);
        text.setLength(0);
    }

    private void write(byte[] octets, int from, int length) throws IOException {
        digest.update(octets, from, length);
        out.write(octets, from, length);
        written += length;
    }
}
