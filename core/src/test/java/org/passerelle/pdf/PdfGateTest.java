package org.passerelle.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.letter.document.SampleDocuments;
import org.passerelle.pdf.PdfFacts.Removed;

/** What comes out of the gate shows the same, and tells nothing else. */
class PdfGateTest {
    private static final String AUTHOR = "SECRETARIAT-MODELE";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSamePagesComeOutWithoutWhoWroteThemWithWhat(boolean packed) throws IOException {
        byte[] file = hospital(3, packed);

        Gate gate = Gate.of(file);

        assertThat(gate.facts().pages()).isEqualTo(3);
        assertThat(gate.facts().findTitle()).contains("Compte rendu d'hospitalisation");
        assertThat(gate.facts().removed()).containsExactly(Removed.INFORMATION, Removed.XMP, Removed.LINKS);
        try (PDDocument before = Loader.loadPDF(file);
                PDDocument after = Loader.loadPDF(gate.octets())) {
            assertThat(new PDFTextStripper().getText(after))
                    .isEqualTo(new PDFTextStripper().getText(before))
                    .contains("Page 3");
            assertThat(after.getDocumentInformation().getCOSObject().size()).isZero();
            assertThat(after.getDocumentCatalog().getMetadata()).isNull();
            assertThat(after.getPage(0).getAnnotations())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(((PDAnnotationLink) link).getAction()).isNull());
        }
        assertThat(new String(gate.octets(), StandardCharsets.ISO_8859_1)).doesNotContain(AUTHOR);
    }

    @Test
    void whatWasCleanedIsClean() throws IOException {
        for (byte[] file : List.of(MadePdf.plain(), hospital(2, true), hospital(2, false), archived())) {
            byte[] once = Gate.of(file).octets();
            Gate again = Gate.of(once);

            assertThat(again.octets()).isEqualTo(once);
            assertThat(again.facts().removed()).isEmpty();
        }
    }

    @Test
    void aFileForArchivesStaysOneAndSaysSo(@TempDir Path folder) throws IOException {
        Gate gate = Gate.of(archived());

        assertThat(gate.facts().findArchive()).contains("PDF/A-1b");
        assertThat(gate.facts().findTitle()).isPresent();
        ValidationResult result = PreflightParser.validate(
                Files.write(folder.resolve("after.pdf"), gate.octets()).toFile());
        assertThat(result.getErrorsList())
                .extracting(error -> error.getErrorCode() + " " + error.getDetails())
                .isEmpty();
        assertThat(Gate.of(gate.octets()).facts().findArchive()).contains("PDF/A-1b");
    }

    @Test
    void aSignedFileStaysAsItIs() {
        byte[] signed = signed("");

        Gate gate = Gate.of(signed);

        assertThat(gate.octets()).isEqualTo(signed);
        assertThat(gate.facts().signed()).isTrue();
        assertThat(gate.facts().removed()).isEmpty();
    }

    @Test
    void ofASignedFileEverySavingIsJudgedAndWhatNothingLeadsTo() {
        assertThat(Gate.refusal(signed("<</S/JavaScript/JS(app.alert\\(1\\))>>")))
                .isEqualTo(PdfRefusal.SCRIPT);
        assertThat(Gate.refusal(MadePdf.latin(new String(signed(""), StandardCharsets.ISO_8859_1) + "more")))
                .isEqualTo(PdfRefusal.DAMAGED);
        assertThat(Gate.refusal(MadePdf.letter("/OpenAction<</S/URI/URI(https://exemple.test)>>", "")
                        .object(5, "<</ByteRange[0 1 2 3]/Contents<00>>>")
                        .object(6, "[5 0 R]")
                        .end("")))
                .as("nothing leads to its signature: it is none")
                .isNull();
        assertThat(Gate.refusal(MadePdf.letter("/OpenAction<</S/URI/URI(https://exemple.test)>>/AcroForm 5 0 R", "")
                        .object(5, "<</Fields[<</V<</ByteRange[0 1 2 3]/Contents<00>>>>>]>>")
                        .end("")))
                .isEqualTo(PdfRefusal.ACTION);
    }

    @Test
    void whatAnEarlierSavingSaidAndWhatFollowsTheEndIsGone() {
        byte[] file = MadePdf.letter("", "")
                .object(5, "(the previous patient)")
                .saved("")
                .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Rotate 90>>")
                .object(5, "<</S/Launch/F(calc.exe)>>")
                .saved("")
                .raw("appended")
                .bytes();

        Gate gate = Gate.of(file);

        assertThat(gate.facts().removed()).containsExactly(Removed.EARLIER_VERSIONS, Removed.TRAILING_BYTES);
        assertThat(new String(gate.octets(), StandardCharsets.ISO_8859_1))
                .contains("/Rotate 90")
                .doesNotContain("previous", "calc", "appended");
    }

    @Test
    void thumbnailsAndPrivateDataGoAndNamesOfItsOwnStay() {
        byte[] file = MadePdf.letter(
                        "",
                        "/Thumb 5 0 R/PieceInfo<</Maker<</Private(x)>>>>/Resources<</XObject<</Thumb 5 0 R/Metadata 5 0 R>>>>")
                .stream(
                        5,
                        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
                        new byte[1])
                .end("");

        Gate gate = Gate.of(file);

        assertThat(gate.facts().removed()).containsExactly(Removed.THUMBNAIL, Removed.PRIVATE_DATA);
        assertThat(new String(gate.octets(), StandardCharsets.ISO_8859_1))
                .contains("/XObject <</Thumb 5 0 R/Metadata 5 0 R>>")
                .doesNotContain("PieceInfo");
    }

    @Test
    void readsWhatAnOfficeProgramWritesForOldAndNewReaders() {
        var pdf = MadePdf.letter("/PageLayout/OneColumn/Extra 6 0 R", "");
        byte[] packed = MadePdf.deflated(MadePdf.latin("6 0 (kept)"));
        pdf.stream(5, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed);
        pdf.saved("");
        int table = pdf.table();
        int stream = pdf.size();
        byte[] rows = {2, 0, 0, 0, 5, 0};
        pdf.raw("7 0 obj\n<</Type/XRef/W[1 4 1]/Index[6 1]/Size 8/Root 1 0 R/Length 6>>\nstream\n")
                .raw(new String(rows, StandardCharsets.ISO_8859_1))
                .raw("\nendstream\nendobj\n");
        int last = pdf.size();
        byte[] file = pdf.raw("xref\n6 1\n0000000000 00000 f \ntrailer\n<</Size 8/Root 1 0 R/Prev " + table
                        + "/XRefStm " + stream + ">>\nstartxref\n" + last + "\n%%EOF\n")
                .bytes();

        assertThat(new String(Gate.of(file).octets(), StandardCharsets.ISO_8859_1))
                .contains("<" + hex("kept") + ">");
    }

    @Test
    void aTitleIsOneLineOfLimitedLength() {
        assertThat(title("(a\\nb\\rc)")).isEqualTo("a b c");
        assertThat(title("<FEFF00E900E0202E>")).isEqualTo("éà");
        assertThat(title("<EFBBBFC3A9>")).isEqualTo("é");
        assertThat(title("(" + "x".repeat(PdfFacts.LONGEST_TITLE) + ")")).hasSize(PdfFacts.LONGEST_TITLE);
        assertThat(title("(" + "x".repeat(PdfFacts.LONGEST_TITLE + 1) + ")")).hasSize(PdfFacts.LONGEST_TITLE);
        assertThat(title("( )")).isNull();
        assertThat(title("5")).isNull();
    }

    private static @Nullable String title(String written) {
        return Gate.of(MadePdf.letter("", "")
                        .object(5, "<</Title " + written + ">>")
                        .end("/Info 5 0 R"))
                .facts()
                .title();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().withUpperCase().formatHex(MadePdf.latin(text));
    }

    private static byte[] signed(String hidden) {
        var pdf = MadePdf.letter("/AcroForm<</Fields[5 0 R]/SigFlags 3>>", "")
                .object(5, "<</FT/Sig/T(Cachet)/V 6 0 R>>")
                .object(6, "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 10 20 30]/Contents<3000>>>");
        if (!hidden.isEmpty()) {
            pdf.object(7, hidden).saved("").object(7, "null");
        }
        return pdf.end("");
    }

    private static byte[] archived() {
        return new org.passerelle.letter.pdf.PdfWriter()
                .write(new SampleDocuments(2).report(List.of("Une conclusion.")));
    }

    /** As a hospital's software writes one. */
    static byte[] hospital(int pages, boolean packed) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            for (int number = 1; number <= pages; number++) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText("Page " + number);
                    content.endText();
                }
            }
            var link = new PDAnnotationLink();
            var action = new PDActionURI();
            action.setURI("https://exemple.test/?patient=1");
            link.setAction(action);
            document.getPage(0).setAnnotations(List.of(link));
            var about = document.getDocumentInformation();
            about.setAuthor(AUTHOR);
            about.setTitle("Compte rendu\td'hospitalisation");
            about.setCreationDate(Calendar.getInstance(TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT));
            var metadata = new PDMetadata(document);
            metadata.importXMPMetadata(("<x:xmpmeta>" + AUTHOR + "</x:xmpmeta>").getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
            document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
        }
        return out.toByteArray();
    }
}
