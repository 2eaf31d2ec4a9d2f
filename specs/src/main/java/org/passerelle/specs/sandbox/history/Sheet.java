package org.passerelle.specs.sandbox.history;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page of text as PDF, such as a laboratory's result, written by hand: nothing but lines in Helvetica. */
final class Sheet {
    private static final Charset WIN_ANSI = Charset.forName("windows-1252");

    private Sheet() {}

    static byte[] pdf(List<String> lines) {
        var text = new StringBuilder("BT /F1 12 Tf 72 770 Td 18 TL\n");
        lines.forEach(line -> text.append('(').append(escaped(line)).append(") Tj T*\n"));
        byte[] page = text.append("ET").toString().getBytes(WIN_ANSI);
        var out = new ByteArrayOutputStream();
        List<Integer> places = new ArrayList<>();
        out.writeBytes(ascii("%PDF-1.4\n"));
        object(out, places, "<< /Type /Catalog /Pages 2 0 R >>");
        object(out, places, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object(
                out,
                places,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>");
        places.add(out.size());
        out.writeBytes(ascii("4 0 obj\n<< /Length " + page.length + " >>\nstream\n"));
        out.writeBytes(page);
        out.writeBytes(ascii("\nendstream\nendobj\n"));
        object(out, places, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        int table = out.size();
        out.writeBytes(ascii("xref\n0 6\n0000000000 65535 f \n"));
        places.forEach(place -> out.writeBytes(ascii(String.format(Locale.ROOT, "%010d 00000 n \n", place))));
        out.writeBytes(ascii("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static void object(ByteArrayOutputStream out, List<Integer> places, String said) {
        places.add(out.size());
        out.writeBytes(ascii(places.size() + " 0 obj\n" + said + "\nendobj\n"));
    }

    private static String escaped(String line) {
        return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
