package org.passerelle.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.HouseBug;

/** Each limit holds to the last unit, and no stream unpacks beyond it. */
class PdfLimitsTest {
    private static final int MANY = 100_000;

    @Test
    void asManyPagesAsTheLimitAndAtLeastOne() throws IOException {
        assertThat(Gate.refusal(PdfGateTest.hospital(3, true), of(3, 0, 0, 0))).isNull();
        assertThat(Gate.refusal(PdfGateTest.hospital(4, true), of(3, 0, 0, 0))).isEqualTo(PdfRefusal.PAGES);
        byte[] empty = MadePdf.letter("", "")
                .saved("")
                .object(2, "<</Type/Pages/Kids[]/Count 9>>")
                .end("");
        assertThat(Gate.refusal(empty)).isEqualTo(PdfRefusal.PAGES);
    }

    @Test
    void asManyObjectsAsTheLimit() {
        assertThat(Gate.refusal(MadePdf.plain(), of(0, 4, 0, 0))).isNull();
        assertThat(Gate.refusal(MadePdf.letter("", "").object(5, "1").end(""), of(0, 4, 0, 0)))
                .isEqualTo(PdfRefusal.TOO_COMPLEX);
    }

    @Test
    void asManyValuesAsTheLimit() {
        int read = least(values -> of(0, 0, values, 0), MadePdf.plain());
        assertThat(read).isBetween(20, 200);
        assertThat(least(
                        values -> of(0, 0, values, 0),
                        MadePdf.letter("/X[1 1 1]", "").end("")))
                .as("read once to judge the catalog, once for the tree's root, once to write")
                .isEqualTo(read + 3 * 4);
    }

    @Test
    void asDeepAsTheLimit() {
        String deep = "[".repeat(9) + "]".repeat(9);
        assertThat(Gate.refusal(MadePdf.letter("/X" + deep, "").end(""), of(0, 0, 0, 10)))
                .isNull();
        assertThat(Gate.refusal(MadePdf.letter("/X[" + deep + "]", "").end(""), of(0, 0, 0, 10)))
                .isEqualTo(PdfRefusal.TOO_COMPLEX);
        String abyss = "[".repeat(1_000_000);
        assertThat(Gate.refusal(MadePdf.letter("/X" + abyss, "").end(""))).isEqualTo(PdfRefusal.TOO_COMPLEX);
    }

    @Test
    void aPageTreeAsDeepAsTheLimit() {
        assertThat(Gate.refusal(tower(10), of(0, 0, 0, 10))).isNull();
        assertThat(Gate.refusal(tower(11), of(0, 0, 0, 10))).isEqualTo(PdfRefusal.TOO_COMPLEX);
    }

    @Test
    void savedAsOftenAsTheLimit() {
        assertThat(Gate.refusal(saved(3), more(3, 0, 0, 0, 0))).isNull();
        assertThat(Gate.refusal(saved(4), more(3, 0, 0, 0, 0))).isEqualTo(PdfRefusal.TOO_COMPLEX);
    }

    @Test
    void imagesOfAsManyPixelsAsTheLimit() {
        assertThat(Gate.refusal(image("10", "10"), more(0, 100, 0, 0, 0))).isNull();
        assertThat(Gate.refusal(image("101", "1"), more(0, 100, 0, 0, 0))).isEqualTo(PdfRefusal.TOO_COMPLEX);
        assertThat(Gate.refusal(image("999999999999999", "999999999999999"))).isEqualTo(PdfRefusal.TOO_COMPLEX);
        assertThat(Gate.refusal(image("-1", "1"))).isEqualTo(PdfRefusal.TOO_COMPLEX);
    }

    @ParameterizedTest
    @CsvSource({"/FlateDecode", "[/FlateDecode/FlateDecode]", "[/ASCIIHexDecode/FlateDecode]"})
    void streamsUnpackToAsMuchAsTheLimit(String filter) {
        byte[] packed = MadePdf.deflated(new byte[1000]);
        if (filter.contains("FlateDecode/")) {
            packed = MadePdf.deflated(packed);
        } else if (filter.contains("Hex")) {
            packed = MadePdf.latin(java.util.HexFormat.of().formatHex(packed) + ">");
        }
        byte[] file = MadePdf.letter("/X 5 0 R", "").stream(5, "/Filter" + filter, packed)
                .end("");
        assertThat(Gate.refusal(file, more(0, 0, 1015, 0, 0))).isNull();
        assertThat(Gate.refusal(file, more(0, 0, 1014, 0, 0))).isEqualTo(PdfRefusal.INFLATES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode"})
    void aBombIsLeftBeforeItBursts(String filter) throws IOException {
        byte[] packed =
                switch (filter) {
                    case "/FlateDecode" -> MadePdf.deflated(new byte[MANY]);
                    case "/LZWDecode" -> encoded(COSName.LZW_DECODE, new byte[MANY]);
                    default -> encoded(COSName.RUN_LENGTH_DECODE, new byte[MANY]);
                };
        byte[] file = MadePdf.letter("/X 5 0 R", "").stream(5, "/Filter" + filter, packed)
                .end("");
        assertThat(packed).hasSizeLessThan(MANY / 20);
        assertThat(Gate.refusal(file, more(0, 0, MANY + 15, 0, 0))).isNull();
        assertThat(Gate.refusal(file, more(0, 0, MANY + 14, 0, 0))).isEqualTo(PdfRefusal.INFLATES);
    }

    @Test
    void tablesAndPackedObjectsAsLargeAsTheLimit() throws IOException {
        byte[] file = PdfGateTest.hospital(1, true);
        int least = least(octets -> more(0, 0, 0, octets, 0), file);
        assertThat(least).isBetween(100, 5000);
        assertThat(Gate.refusal(file, more(0, 0, 0, least - 1, 0))).isEqualTo(PdfRefusal.INFLATES);
    }

    @Test
    void asMuchWorkAsTheLimit() {
        int least = least(octets -> more(0, 0, 0, 0, octets), MadePdf.plain());
        assertThat(least).isBetween(500, 5000);
        assertThat(Gate.refusal(MadePdf.plain(), more(0, 0, 0, 0, least - 1))).isEqualTo(PdfRefusal.TOO_COMPLEX);
    }

    @Test
    void objectsThatStandInOneAnotherCostTheirWorkEachTime() {
        int count = 2_000;
        var nested = new StringBuilder();
        var pdf = MadePdf.letter("/X 5 0 R", "");
        int from = pdf.size();
        var table = new StringBuilder();
        for (int i = 0; i < count; i++) {
            table.append(String.format(java.util.Locale.ROOT, "%010d 00000 n \n", from + nested.length()));
            nested.append(5 + i).append(" 0 obj[").append(6 + i).append(" 0 R(");
        }
        nested.append("x".repeat(100_000)).append(")".repeat(count));
        pdf.raw(nested.toString()).saved("");
        int at = pdf.size();
        byte[] file = pdf.raw("xref\n5 " + count + "\n" + table + "trailer\n<</Root 1 0 R/Prev " + pdf.table()
                        + ">>\nstartxref\n" + at + "\n%%EOF\n")
                .bytes();
        assertThat(Gate.refusal(file)).isIn(PdfRefusal.TOO_COMPLEX, PdfRefusal.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"})
    void unpacksWhatOthersPack(String filter) throws IOException {
        var random = new Random(7);
        for (int size : new int[] {0, 1, 2, 3, 4, 5, 255, 256, 257, 5_000, 20_000}) {
            byte[] octets = new byte[size];
            for (int i = 0; i < size; i++) {
                octets[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : i / 50);
            }
            var packed = new ByteArrayInputStream(encoded(COSName.getPDFName(filter), octets));
            try (var in =
                    switch (filter) {
                        case "LZWDecode" -> new LzwStream(packed, true);
                        case "ASCII85Decode" -> new AsciiStreams.Base85(packed);
                        case "ASCIIHexDecode" -> new AsciiStreams.Hexadecimal(packed);
                        default -> new RunLengthStream(packed);
                    }) {
                assertThat(in.readAllBytes()).isEqualTo(octets);
            }
        }
    }

    @Test
    void limitsBelowOneAreABug() {
        assertThatThrownBy(() -> new PdfLimits(1, 1, 1, 1, 1, 1, 1, 0, 1)).isInstanceOf(HouseBug.class);
    }

    private static byte[] encoded(COSName filter, byte[] octets) throws IOException {
        var out = new ByteArrayOutputStream();
        FilterFactory.INSTANCE.getFilter(filter).encode(new ByteArrayInputStream(octets), out, new COSDictionary(), 0);
        return out.toByteArray();
    }

    private static byte[] image(String width, String height) {
        return MadePdf.letter("/X 5 0 R", "").stream(
                        5, "/Subtype/Image/Width " + width + "/Height " + height, new byte[1])
                .end("");
    }

    /** Pages so deep below the root. */
    private static byte[] tower(int depth) {
        var pdf = new MadePdf().object(1, "<</Type/Catalog/Pages 2 0 R>>");
        for (int level = 1; level < depth; level++) {
            pdf.object(level + 1, "<</Type/Pages/Kids[" + (level + 2) + " 0 R]/Count 1>>");
        }
        return pdf.object(depth + 1, "<</Type/Page>>").end("");
    }

    private static byte[] saved(int times) {
        var pdf = MadePdf.letter("", "");
        for (int i = 0; i < times; i++) {
            pdf.saved("");
        }
        return pdf.bytes();
    }

    /** The least limit with which a file passes. */
    private static int least(java.util.function.IntFunction<PdfLimits> limits, byte[] file) {
        int most = 1;
        while (Gate.refusal(file, limits.apply(most)) != null) {
            most++;
        }
        return most;
    }

    /** Zero stands for the default. */
    private static PdfLimits of(int pages, int objects, int values, int depth) {
        var d = PdfLimits.defaults();
        return new PdfLimits(
                pages == 0 ? d.pages() : pages,
                objects == 0 ? d.objects() : objects,
                values == 0 ? d.values() : values,
                depth == 0 ? d.depth() : depth,
                d.versions(),
                d.pixels(),
                d.inflatedOctets(),
                d.structureOctets(),
                d.workOctets());
    }

    private static PdfLimits more(int versions, int pixels, int inflated, int structure, int work) {
        var d = PdfLimits.defaults();
        return new PdfLimits(
                d.pages(),
                d.objects(),
                d.values(),
                d.depth(),
                versions == 0 ? d.versions() : versions,
                pixels == 0 ? d.pixels() : pixels,
                inflated == 0 ? d.inflatedOctets() : inflated,
                structure == 0 ? d.structureOctets() : structure,
                work == 0 ? d.workOctets() : work);
    }
}
