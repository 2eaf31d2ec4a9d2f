package org.passerelle.letter.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.SampleDocuments;
import org.passerelle.letter.document.Version;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.refusal.Refused;

/** The paper is one for archives and says all that the document says, whatever people wrote. */
class PdfWriterTest {
    private static final String HOSTILE = "\u0000\u0007\u202Egauche\u200B\uFEFF<b>&amp;</b> (\\) %PDF- \r\n\tfin"
            + " \uD83E\uDE7A \uD800 e\u0301 z\u0335 \u05D0\u0627 漢 œ € ½ ≥ µ \u2011 fi ffl\u00AD\uF001";

    private final PdfWriter writer = new PdfWriter();

    @TempDir
    private Path folder;

    static Stream<ClinicalDocument> papers() {
        var full = new SampleDocuments(4);
        for (int i = 0; i < 20; i++) {
            full.attach(i % 2 == 0 ? "image/jpeg" : "application/edf", 1000 + i);
        }
        var tiny = new SampleDocuments(1);
        return Stream.of(
                tiny.document(ClinicalModel.Kind.REQUEST, "x", Version.first(tiny.id()), List.of()),
                new SampleDocuments(2).report(List.of(letters(20_000))),
                new SampleDocuments(3).request(HOSTILE),
                full.report(List.of("Bénin.")));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void isValidPdfA1b(ClinicalDocument document) throws IOException {
        Path file = Files.write(folder.resolve("paper.pdf"), writer.write(document));

        ValidationResult result = PreflightParser.validate(file.toFile());

        assertThat(result.getErrorsList())
                .extracting(error -> error.getErrorCode() + " " + error.getDetails())
                .isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void saysWhoseItIsAndWhichPageOnEachPage(ClinicalDocument document) throws IOException {
        List<String> pages = pages(writer.write(document));

        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i))
                    .contains("ÉPREUVE-TEST Zoé Anne (d'Essai Zoé Anne), née le 29/02/1956")
                    .contains("Réf. " + document.reference())
                    .contains("page " + (i + 1) + "/" + pages.size());
        }
    }

    @ParameterizedTest
    @MethodSource("papers")
    void equalDocumentsGiveEqualOctets(ClinicalDocument document) {
        assertThat(writer.write(document)).isEqualTo(writer.write(document));
    }

    @Test
    void saysAllThatTheDocumentSays() throws IOException {
        var samples = new SampleDocuments(5).attach("image/jpeg", 400_000).attach("application/edf", 2_500_000);

        String text = words(String.join(" ", pages(writer.write(samples.report(List.of("Bénin.", "Pas d'urgence."))))));

        assertThat(text)
                .contains("Compte-rendu de téléexpertise", "ANNULE ET REMPLACE", "Version 2")
                .contains("ÉPREUVE-TEST", "Zoé Anne, Marie", "29/02/1956", "2A004", "Féminin", "03 29 00 00 00")
                .contains("256025502912378 (INS de TEST : identité fictive, OID 1.2.250.1.213.1.4.10)")
                .contains("Dr Aline Exemple (RPPS 10001234567), Cabinet de l'Essai (FINESS 550006795)")
                .contains("Hôpital de l'Essai, dermatologie", "Copie à Dr Jean Modèle (RPPS 10007654321)")
                .contains("Demandé le 20/11/2026 à 14 h 30", "avant samedi 21/11 à 16 h 30")
                .contains("Question posée Lésion évolutive ?", "Conduite proposée À revoir dans un mois")
                .contains("Avis Bénin. Pas d'urgence.", "Actes Dermoscopie", "Incidents Image 1 floue")
                .contains("1. Gros plan Avant-bras gauche (IMG00001.JPG, image/jpeg, 400 ko)")
                .contains("FIL00002.EDF, application/edf, 2,5 Mo")
                .contains("Validé par Dr Aline Exemple (RPPS 10001234567) le 20/11/2026 à 15 h 30");
    }

    @Test
    void breaksALongAdviceOverPagesWithoutLosingAWord() throws IOException {
        String advice = letters(20_000);

        List<String> pages = pages(writer.write(new SampleDocuments(2).report(List.of(advice))));

        assertThat(pages.size()).isBetween(4, 9);
        String found = String.join(" ", pages).replaceAll("ÉPREUVE.*\\R|page \\d+/\\d+", "");
        assertThat(found.replaceAll("\\s+", "")).contains(advice.replaceAll("\\s+", ""));
    }

    @Test
    void breaksAWordThatIsWiderThanALine() throws IOException {
        String text = String.join("", pages(writer.write(new SampleDocuments(2).request("m".repeat(500)))));

        assertThat(text.replaceAll("\\s+", "")).contains("m".repeat(500));
    }

    @Test
    void replacesVisiblyWhatTheFontLacksAndSaysSo() throws IOException {
        String text = words(String.join(" ", pages(writer.write(new SampleDocuments(3).request(HOSTILE)))));

        assertThat(text)
                .contains("gauche<b>&amp;</b> (\\) %PDF- fin □ □ é")
                .contains("□□ □ œ € ½ ≥ µ - fi ffl□")
                .contains("Le signe □ remplace");
        assertThat(text.chars().filter(Character::isISOControl)).isEmpty();
    }

    @Test
    void saysNothingOfReplacementWhereNothingIsReplaced() throws IOException {
        assertThat(String.join(" ", pages(writer.write(new SampleDocuments(3).request("Œdème ?")))))
                .contains("Œdème ?")
                .doesNotContain("□");
    }

    @Test
    void namesNobodyInItsMetadata() throws IOException {
        ClinicalDocument document = new SampleDocuments(3).request("Œdème ?");
        try (PDDocument pdf = Loader.loadPDF(writer.write(document))) {
            String title = pdf.getDocumentInformation().getTitle();
            String xmp = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);

            assertThat(title).isEqualTo("Demande de téléexpertise " + document.reference());
            assertThat(xmp).contains(title).doesNotContain("PREUVE", "Zo", "Exemple", "256025502912378");
        }
    }

    @Test
    void refusesTheFirstPageTooMany() throws IOException {
        ClinicalDocument document = new SampleDocuments(2).report(List.of(letters(20_000)));
        int pages = pages(writer.write(document)).size();

        assertThat(pages(new PdfWriter(pages).write(document))).hasSize(pages);
        assertThatThrownBy(() -> new PdfWriter(pages - 1).write(document))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(PdfRefusal.TOO_MANY_PAGES));
    }

    @Test
    void takesNoLongerForMarksPiledOnOneLetter() {
        ClinicalDocument document = new SampleDocuments(2).request("z" + "\u0335\u0301\u0327".repeat(7_000));

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> writer.write(document));
    }

    private static String letters(int count) {
        List<String> words = new ArrayList<>(Collections.nCopies(count / 20, "Évolution favorable. "));
        for (int i = 0; i < words.size(); i += 7) {
            words.set(i, "mot" + i + " d'avis écrit. ");
        }
        return String.join("", words).strip();
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\u00A0]+", " ");
    }

    private static List<String> pages(byte[] octets) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(new ByteArrayInputStream(octets).readAllBytes())) {
            var stripper = new PDFTextStripper();
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(pdf));
            }
            return pages;
        }
    }
}
