package org.passerelle.specs.fuzz.medical;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** PDF: with its table in letters, packed, signed, saved twice, and with each filter. */
final class PdfFuzz extends MediaFuzz {
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>";
    private static final String TREE = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private static final byte[] DRAWN = "0 0 m 9 9 l S".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    @Override
    protected List<byte[]> seeds() {
        return List.of(
                letter("", "", DRAWN),
                letter(
                        "/Metadata 4 0 R/Names<<>>/AcroForm<</Fields[<</V<</ByteRange[0 1 2 3]/Contents<00>>>>]>>",
                        "",
                        DRAWN),
                letter(
                        "/OpenAction[3 0 R/Fit]/A<</S/URI/URI(x)>>/T(a\\(b\\101)",
                        "/Filter/FlateDecode",
                        deflated(DRAWN)),
                letter(
                        "",
                        "/Filter[/ASCIIHexDecode/RunLengthDecode]",
                        "0230203080>".getBytes(StandardCharsets.US_ASCII)),
                letter("", "/Filter/ASCII85Decode", "87cURD]i,\"Ebo80~>".getBytes(StandardCharsets.US_ASCII)),
                letter("", "/Filter/LZWDecode", new byte[] {
                    (byte) 0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, (byte) 0x85, 1
                }),
                packed());
    }

    private byte[] letter(String catalog, String filter, byte[] drawn) {
        begin();
        object("<</Type/Catalog/Pages 2 0 R" + catalog + ">>");
        object(TREE);
        object(PAGE);
        stream("<<" + filter + "/Length " + drawn.length + ">>", drawn);
        int table = out.size();
        text("xref\n0 5\n0000000000 65535 f \n");
        offsets.forEach(offset -> text(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        text("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** Its objects in a stream, and its table another. */
    private byte[] packed() {
        begin();
        String catalog = "<</Type/Catalog/Pages 2 0 R>>";
        String numbers = "1 0 2 " + catalog.length() + " 3 " + (catalog.length() + TREE.length()) + " ";
        byte[] held = deflated((numbers + catalog + TREE + PAGE).getBytes(StandardCharsets.US_ASCII));
        offsets.addAll(List.of(0, 0, 0));
        stream("<</Length " + DRAWN.length + ">>", DRAWN);
        stream(
                "<</Type/ObjStm/N 3/First " + numbers.length() + "/Filter/FlateDecode/Length " + held.length + ">>",
                held);
        int at = out.size();
        var rows = new ByteArrayOutputStream();
        for (int index = 0; index < 3; index++) {
            rows.writeBytes(new byte[] {2, 0, 5, (byte) index});
        }
        for (int place : List.of(offsets.get(3), offsets.get(4), at)) {
            rows.writeBytes(new byte[] {1, (byte) (place >> 8), (byte) place, 0});
        }
        stream("<</Type/XRef/W[1 2 1]/Index[1 6]/Size 7/Root 1 0 R/Length " + rows.size() + ">>", rows.toByteArray());
        text("startxref\n" + at + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void begin() {
        out.reset();
        offsets.clear();
        text("%PDF-1.5\n");
    }

    private void object(String value) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n" + value + "\nendobj\n");
    }

    private void stream(String dictionary, byte[] octets) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n" + dictionary + "\nstream\n");
        out.writeBytes(octets);
        text("\nendstream\nendobj\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] deflated(byte[] octets) {
        var deflater = new Deflater();
        deflater.setInput(octets);
        deflater.finish();
        byte[] packed = new byte[octets.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, length);
    }
}
