package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.pathway.ClinicalModel.Kind;
import org.passerelle.seal.Opened;
import org.passerelle.specs.cda.CdaValidator;

/** What the demonstration's letters carry for software that is not ours, read by programs that are not ours. */
class FrenchLettersTest {
    private static final String CDA = "IHE_XDM/SUBSET01/DOC00001.XML";

    private final Played demo = Played.once();

    @TempDir
    private Path folder;

    @Test
    void everyRequestAndReportIsValidByAnsRules() throws IOException {
        CdaValidator.assumePresent();
        int requests = 0;
        int reports = 0;
        for (Map<String, byte[]> zip : zips()) {
            byte[] cda = zip.get(CDA);
            boolean request = new String(cda, StandardCharsets.UTF_8).contains("code=\"75496-0\"");
            assertThat(CdaValidator.faults(cda, request ? Kind.REQUEST : Kind.REPORT))
                    .isEmpty();
            requests += request ? 1 : 0;
            reports += request ? 0 : 1;
        }
        assertThat(requests).isEqualTo(2);
        assertThat(reports).isEqualTo(2);
    }

    @Test
    void everyZipHoldsWhatTheStandardWantsAndEachImageOnce() throws IOException {
        List<Map<String, byte[]>> zips = zips();

        assertThat(zips)
                .isNotEmpty()
                .allSatisfy(zip ->
                        assertThat(zip).containsKeys("INDEX.HTM", "README.TXT", "IHE_XDM/SUBSET01/METADATA.XML", CDA));
        for (byte[] payload : payloads()) {
            String inClear = new String(payload, StandardCharsets.ISO_8859_1);
            assertThat(inClear.split("image/jpeg", -1))
                    .as("no image beside the zip")
                    .hasSize(1);
        }
    }

    @Test
    void everyPaperIsAPdfForArchives() throws IOException {
        int papers = 0;
        for (byte[] payload : payloads()) {
            for (byte[] part : ReadLetter.parts(payload)) {
                if (new String(part, StandardCharsets.ISO_8859_1).startsWith("%PDF-")) {
                    Path file = Files.write(folder.resolve(papers++ + ".pdf"), part);
                    assertThat(PreflightParser.validate(file.toFile()).getErrorsList())
                            .isEmpty();
                }
            }
        }
        assertThat(papers).isEqualTo(4);
    }

    private List<Map<String, byte[]>> zips() throws IOException {
        List<Map<String, byte[]>> zips = new ArrayList<>();
        for (byte[] payload : payloads()) {
            for (byte[] part : ReadLetter.parts(payload)) {
                if (part.length > 1 && part[0] == 'P' && part[1] == 'K') {
                    zips.add(ReadLetter.unzip(part));
                }
            }
        }
        return zips;
    }

    /** Of every letter, whoever's. */
    private List<byte[]> payloads() throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        for (Path file : demo.letters()) {
            byte[] mail = Files.readAllBytes(file);
            for (String who : List.of("hospital", "practice")) {
                try (Opened opened = ReadLetter.open(demo.out(), mail, who)) {
                    if (opened.verdict().readable()) {
                        payloads.add(opened.payload().readAllBytes());
                    }
                }
            }
        }
        return payloads;
    }
}
