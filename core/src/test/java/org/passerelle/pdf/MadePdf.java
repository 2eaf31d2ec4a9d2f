package org.passerelle.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** A PDF written by hand, object by object, with everything a hostile one needs. */
final class MadePdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private int highest;
    private int table;

    MadePdf() {
        text("%PDF-1.4\n");
    }

    /** A catalog (1) of that, the page tree (2), one page (3) of that, and what is drawn on it (4). */
    static MadePdf letter(String catalog, String page) {
        return new MadePdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R" + catalog + ">>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + page + ">>")
                        .stream(4, "", latin("0 0 m 10 10 l S"));
    }

    static byte[] plain() {
        return letter("", "").end("");
    }

    MadePdf object(int number, String value) {
        begin(number);
        text(value + "\nendobj\n");
        return this;
    }

    MadePdf stream(int number, String entries, byte[] octets) {
        begin(number);
        text("<<" + entries + "/Length " + octets.length + ">>\nstream\n");
        out.writeBytes(octets);
        text("\nendstream\nendobj\n");
        return this;
    }

    private void begin(int number) {
        numbers.add(number);
        offsets.add(out.size());
        highest = Math.max(highest, number);
        text(number + " 0 obj\n");
    }

    MadePdf raw(String text) {
        text(text);
        return this;
    }

    int size() {
        return out.size();
    }

    /** Where the last table began. */
    int table() {
        return table;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** These objects from 5 on, in an object stream (20) whose dictionary says that too, and their table; no more may follow. */
    byte[] packed(String entries, String... objects) {
        var heads = new StringBuilder();
        var values = new StringBuilder();
        var rows = new StringBuilder();
        for (int i = 0; i < objects.length; i++) {
            heads.append(5 + i).append(' ').append(values.length()).append(' ');
            values.append(objects[i]).append(' ');
            rows.append("\2\0\0\0\24").append((char) i);
        }
        String told =
                "/Type/ObjStm/N " + objects.length + "/First " + heads.length() + "/Filter[/FlateDecode]" + entries;
        stream(20, told, deflated(latin(heads.toString() + values))).saved("");
        int at = out.size();
        text("21 0 obj\n<</Type/XRef/W[1 4 1]/Index[5 " + objects.length + "]/Size 22/Root 1 0 R/Prev " + table
                + "/Length " + rows.length() + ">>\nstream\n" + rows + "\nendstream\nendobj\nstartxref\n" + at
                + "\n%%EOF\n");
        return bytes();
    }

    /** The table and the end. */
    byte[] end(String trailer) {
        saved(trailer);
        return out.toByteArray();
    }

    /** The same, and more may follow in another saving. */
    MadePdf saved(String trailer) {
        int before = table;
        table = out.size();
        text("xref\n");
        for (int i = 0; i < numbers.size(); i++) {
            text(numbers.get(i) + " 1\n" + String.format(Locale.ROOT, "%010d 00000 n \n", offsets.get(i)));
        }
        numbers.clear();
        offsets.clear();
        text("trailer\n<</Size " + (highest + 1) + "/Root 1 0 R" + (before > 0 ? "/Prev " + before : "") + trailer
                + ">>\nstartxref\n" + table + "\n%%EOF\n");
        return this;
    }

    private void text(String text) {
        out.writeBytes(latin(text));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] deflated(byte[] octets) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(octets);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
