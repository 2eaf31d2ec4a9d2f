package org.passerelle.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file has one thing that a letter has no use for, or breaks one rule. */
class HostilePdfTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/OpenAction<</S/JavaScript/JS(x)>>                         | SCRIPT",
                "/OpenAction<</S/Java#53cript>>                             | SCRIPT",
                "/AA<</WC<</S/GoTo/Next<</S/JavaScript>>>>>>                | SCRIPT",
                "/Names<</JavaScript<</Names[]>>>>                          | SCRIPT",
                "/OpenAction<</S/Launch/F(calc.exe)>>                       | ACTION",
                "/OpenAction<</S/SubmitForm/F(https://exemple.test)>>       | ACTION",
                "/OpenAction<</S/ImportData/F(x.fdf)>>                      | ACTION",
                "/OpenAction<</S/GoToR/F(x.pdf)>>                           | ACTION",
                "/OpenAction<</S/GoToE>>                                    | ACTION",
                "/OpenAction<</S/ResetForm>>                                | ACTION",
                "/OpenAction<</S/Thread/F(x.pdf)>>                          | ACTION",
                "/Names<</EmbeddedFiles<</Names[]>>>>                       | EMBEDDED_FILE",
                "/Collection<</View/D>>                                     | EMBEDDED_FILE",
                "/AF[<</Type/Filespec/EF<<>>>>]                             | EMBEDDED_FILE",
                "/AcroForm<</XFA(x)>>                                       | XFA",
                "/OpenAction<</S/Rendition>>                                | RICH_MEDIA",
                "/OpenAction<</S/Movie>>                                    | RICH_MEDIA",
                "/OpenAction<</S/Sound>>                                    | RICH_MEDIA",
                "/OpenAction<</S/GoTo3DView>>                               | RICH_MEDIA",
                "/OpenAction<</S/RichMediaExecute>>                         | RICH_MEDIA",
                "/Names<</Renditions<<>>>>                                  | RICH_MEDIA",
                "/Names<</URLS<<>>>>                                        | EXTERNAL",
                "/Other<</Type/Filespec/F(x)>>                              | EXTERNAL",
            })
    void whatACatalogMustNotHaveIsRefusedByName(String entry, PdfRefusal why) {
        assertThat(Gate.refusal(MadePdf.letter(entry, "").end(""))).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Annots[<</Subtype/FileAttachment>>]           | EMBEDDED_FILE",
                "/Annots[<</Subtype/RichMedia>>]                | RICH_MEDIA",
                "/Annots[<</Subtype/3D>>]                       | RICH_MEDIA",
                "/Annots[<</Subtype/Screen>>]                   | RICH_MEDIA",
                "/Annots[<</Subtype/Movie>>]                    | RICH_MEDIA",
                "/Annots[<</Subtype/Sound>>]                    | RICH_MEDIA",
                "/Annots[<</Subtype/Link/A<</S/Launch>>>>]      | ACTION",
                "/Annots[<</Subtype/Link/A[<</S/Launch>>]>>]    | ACTION",
            })
    void whatAPageMustNotHaveIsRefusedByName(String entry, PdfRefusal why) {
        assertThat(Gate.refusal(MadePdf.letter("", entry).end(""))).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/OpenAction<</S 5 0 R/F(calc.exe)>>        | /Launch                            | DAMAGED",
                "/OpenAction<</S 5 0 R/F(x)>>               | /SubmitForm                        | DAMAGED",
                "/OpenAction<</S 5 0 R/URI(x)>>             | /URI                               | DAMAGED",
                "/OpenAction<</S 5 0 R>>                    | 6 0 R;/Launch                      | DAMAGED",
                "/OpenAction<</S 5 0 R>>                    | (Launch)                           | DAMAGED",
                "/OpenAction[<</S 5 0 R>>]                  | /Launch                            | DAMAGED",
                "/OpenAction 5 0 R                          | <</S 6 0 R>>;/Launch               | DAMAGED",
                "/OpenAction<</#53 5 0 R>>                  | /L#61unch                          | DAMAGED",
                "/OpenAction<</S/GoTo/#53/Launch>>          | null                               | DAMAGED",
                "/OpenAction<</S/GoTo/Next 5 0 R>>          | [<</S 6 0 R>>];/Launch             | DAMAGED",
                "/AF 5 0 R                                  | [6 0 R];<</Type 7 0 R>>;/Filespec  | DAMAGED",
                "/Other 5 0 R                               | <</Subtype 6 0 R>>;/RichMedia      | DAMAGED",
                "/OpenAction<</S/GoTo/Next 5 0 R>>          | [6 0 R];<</S/Launch>>              | ACTION",
                "/OpenAction 5 0 R                          | 6 0 R;<</S/Launch>>                | ACTION",
                "/#4fpenAction 5 0 R                        | <</#53/L#61unch>>                  | ACTION",
                "/OpenAction<</S(Launch)>>                  | null                               | ACTION",
                "/OpenAction<</S<FEFF004C00610075006E00630068>>> | null                          | ACTION",
                "/AA 5 0 R                                  | <</WC 6 0 R>>;<</S/JavaScript>>    | SCRIPT",
                "/Names 5 0 R                               | <</JavaScript 6 0 R>>;<<>>         | SCRIPT",
                "/Names 5 0 R                               | 6 0 R;<</#45mbeddedFiles<<>>>>     | EMBEDDED_FILE",
            })
    void whatStandsElsewhereIsNoOtherThing(String catalog, String objects, PdfRefusal why) {
        var plain = MadePdf.letter(catalog, "");
        String[] several = objects.split(";");
        for (int i = 0; i < several.length; i++) {
            plain.object(5 + i, several[i]);
        }
        assertThat(Gate.refusal(plain.end(""))).isEqualTo(why);
        assertThat(Gate.refusal(MadePdf.letter(catalog, "").packed("", several)))
                .as("in an object stream")
                .isEqualTo(why);
    }

    @Test
    void resourcesMayBearAnyNameAndALinkThatSaysItInAStringIsGone() {
        byte[] file =
                MadePdf.letter("", "/Resources<</XObject<</S 5 0 R/Type 5 0 R>>>>/A<</S(URI)/URI(exemple.test)>>")
                        .stream(5, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]", new byte[0])
                        .end("");
        assertThat(new String(Gate.of(file).octets(), StandardCharsets.ISO_8859_1))
                .contains("/XObject <</S 5 0 R/Type 5 0 R>>")
                .doesNotContain("URI");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Other<</AA<<>>>>                               | <<>>       | <<>>     | ACTION",
                "/OpenAction<</S/GoTo/D[]/Next<</S/URI>>>>       | <<>>       | <<>>     | ACTION",
                "/OpenAction 5 0 R                               | <</S/URI>> | <</S/GoTo>> | ACTION",
                "/OpenAction 5 0 R                               | <</S/GoTo>> | <</S/GoTo>> | ",
                "/Other<</S 5 0 R>>                              | /Launch    | <<>>     | DAMAGED",
                "/Other<</S 5 0 R>>                              | <<>>       | <<>>     | ",
            })
    void ofASignedFileNoSavingSaysAnotherThing(String catalog, String before, String now, @Nullable PdfRefusal why) {
        byte[] file = MadePdf.letter(catalog + "/AcroForm<</Fields[6 0 R]>>", "")
                .object(5, before)
                .object(6, "<</FT/Sig/V<</ByteRange[0 1 2 3]/Contents<00>>>>>")
                .saved("")
                .object(5, now)
                .end("");
        assertThat(Gate.refusal(file)).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/DecodeParms 5 0 R",
                "/DecodeParms[5 0 R]",
                "/DecodeParms<</Predictor 5 0 R>>",
                "/DP<<>>",
                "/F(x)"
            })
    void whatReadersMayUnpackToTwoThingsIsDamage(String entries) {
        assertThat(Gate.refusal(MadePdf.letter("", "").packed("/DecodeParms[null]", "12")))
                .isNull();
        assertThat(Gate.refusal(MadePdf.letter("/Other 5 0 R", "").packed(entries, "12")))
                .isEqualTo(PdfRefusal.DAMAGED);
    }

    @Test
    void anImagesSizeCountsWhereverItStands() {
        for (String size : java.util.List.of("100000001", "9999999999999999")) {
            byte[] file = MadePdf.letter("/Other 5 0 R", "").stream(
                            5, "/Subtype/Image/Width 6 0 R/Height 1", new byte[0])
                    .object(6, size)
                    .end("");
            assertThat(Gate.refusal(file)).isIn(PdfRefusal.TOO_COMPLEX, PdfRefusal.DAMAGED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/F(https://exemple.test/x)                 | EXTERNAL",
                "/FFilter/FlateDecode                       | EXTERNAL",
                "/Subtype/Form/Ref<</F(x.pdf)/Page 0>>      | EXTERNAL",
                "/OPI<<>>                                   | EXTERNAL",
                "/Subtype/PS                                | SCRIPT",
                "/Type/EmbeddedFile                         | EMBEDDED_FILE",
                "/Filter/Crypt                              | ENCRYPTED",
                "/Filter/Unheard                            | DAMAGED",
                "/Filter/FlateDecode                        | DAMAGED",
                "/Filter 4 0 R                              | DAMAGED",
                "/Filter[4 0 R]                             | DAMAGED",
                "/Filter[/A85/A85/A85/A85/A85]              | DAMAGED",
            })
    void whatAStreamMustNotHaveIsRefusedByName(String entry, PdfRefusal why) {
        byte[] file = MadePdf.letter("/Other 5 0 R", "").stream(5, entry, MadePdf.latin("no zlib"))
                .end("");
        assertThat(Gate.refusal(file)).isEqualTo(why);
    }

    @Test
    void anEncryptedFileIsRefusedWhateverItsPassword() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            document.save(out);
        }
        assertThat(Gate.refusal(out.toByteArray())).isEqualTo(PdfRefusal.ENCRYPTED);
    }

    @Test
    void aFileCutAnywhereIsDamaged() throws IOException {
        for (byte[] file : java.util.List.of(MadePdf.plain(), PdfGateTest.hospital(1, true))) {
            int end = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF") + 5;
            for (int length = 0; length < end; length++) {
                assertThat(Gate.refusal(Arrays.copyOf(file, length)))
                        .as("%s of %s octets", length, file.length)
                        .isEqualTo(PdfRefusal.DAMAGED);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.4         | %PDF-1.9",
                "%PDF-1.4         | %PDF-3.0",
                "/Type/Catalog    | /Type/Catalig",
                "/Type/Catalog    | /Pages 2 0 R",
                "/Pages 2 0 R     | /Pages 9 0 R",
                "/Pages 2 0 R     | /Pages 4 0 R/",
                "/Kids[3 0 R]     | /Kids[2 0 R]",
                "/Kids[3 0 R]     | /Kids[<<>>]",
                "4 0 obj          | 7 0 obj",
                "4 0 obj          | 4 1 obj",
                "/Length 15       | /Length 14",
                "/Length 15       | /Length -1",
                "/Length 15       | /Length 4 0 R",
                "endstream        | endstraem",
                "/MediaBox[0 0    | /MediaBox[0 0)",
                "/MediaBox[0 0    | /MediaBox[0 x",
                "/MediaBox[0 0    | /Mediabox#0 [",
                "n ?trailer       | q ?trailer",
                "/Root 1 0 R      | /Root 2 0 R",
                "/Root 1 0 R      | /Root 8 0 R",
                "startxref        | startxxxx",
            })
    void aBrokenRuleIsDamage(String rule, String broken) {
        String file = new String(MadePdf.plain(), StandardCharsets.ISO_8859_1);
        String find = rule.replace('?', '\n');
        assertThat(file).contains(find);
        String hostile = file.replace(find, broken.replace('?', '\n'));
        assertThat(Gate.refusal(MadePdf.latin(hostile))).isEqualTo(PdfRefusal.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Prev 0",
                "/Prev 99999999",
                "/XRefStm 9",
                "/Prev 9",
                "/Prev 9 0 R",
                "/Prev 9.0",
                "/XRefStm 9 0 R"
            })
    void aTableThatIsNotWhereItIsSaidToBeIsDamage(String trailer) {
        assertThat(Gate.refusal(MadePdf.letter("", "").end(trailer))).isEqualTo(PdfRefusal.DAMAGED);
    }

    @Test
    void circlesAreDamage() {
        var tables = MadePdf.letter("", "");
        int here = tables.size();
        assertThat(Gate.refusal(tables.end("/Prev " + here))).isEqualTo(PdfRefusal.DAMAGED);
        byte[] length = MadePdf.letter("/Other 5 0 R", "")
                .object(5, "<</Length 5 0 R>>\nstream\nx\nendstream")
                .end("");
        assertThat(Gate.refusal(length)).isEqualTo(PdfRefusal.DAMAGED);
        byte[] reference = MadePdf.letter("", "").saved("").object(2, "2 0 R").end("");
        assertThat(Gate.refusal(reference)).isEqualTo(PdfRefusal.DAMAGED);
    }

    @Test
    void anObjectThatOneTableNamesTwiceIsDamage() {
        byte[] file = MadePdf.letter("", "").object(4, "<<>>").end("");
        assertThat(Gate.refusal(file)).isEqualTo(PdfRefusal.DAMAGED);
    }

    @Test
    void anObjectInAStreamThatHoldsItselfIsDamage() {
        var pdf = MadePdf.letter("/Other 5 0 R", "");
        int stream = pdf.size();
        byte[] rows = {2, 0, 0, 0, 5, 0};
        byte[] file = pdf.saved("").raw("").bytes();
        int at = file.length;
        String more = "6 0 obj\n<</Type/XRef/W[1 4 1]/Index[5 1]/Size 8/Root 1 0 R/Prev " + pdf.table()
                + "/Length 6>>\nstream\n" + new String(rows, StandardCharsets.ISO_8859_1)
                + "\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n";
        assertThat(stream).isPositive();
        assertThat(Gate.refusal(MadePdf.latin(new String(file, StandardCharsets.ISO_8859_1) + more)))
                .isEqualTo(PdfRefusal.DAMAGED);
    }
}
