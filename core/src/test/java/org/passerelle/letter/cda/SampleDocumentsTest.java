package org.passerelle.letter.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.cda.CdaDocument.Media;
import org.passerelle.letter.cda.CdaDocument.Section;
import org.passerelle.letter.cda.narrative.NarrativeHtml;
import org.passerelle.letter.cda.narrative.NarrativeText;
import org.passerelle.party.Sex;

/** ANS's own examples, of any kind, are read and can be shown. */
class SampleDocumentsTest {
    private static final Path EXAMPLES = Path.of("../../shared/samples/cda/examples");

    private final CdaReader reader = new CdaReader();

    @Test
    void readsEachExample() throws IOException {
        Map<String, CdaDocument> read = readAll();

        assertThat(read).hasSize(7).allSatisfy((name, document) -> {
            assertThat(document.title()).as(name).isNotEmpty();
            assertThat(document.id()).as(name).isNotNull();
            assertThat(document.set()).as(name).isNotNull();
            assertThat(document.version()).as(name).isPositive();
            assertThat(document.findAt()).as(name).isPresent();
            assertThat(document.type().name()).as(name).isNotEmpty();
            assertThat(document.authors()).as(name).isNotEmpty();
            assertThat(document.patient().birthName()).as(name).isNotEmpty();
            assertThat(document.sections().isEmpty())
                    .as(name)
                    .isEqualTo(document.findBody().isPresent());
            document.sections().forEach(section -> isShown(name, section));
        });
    }

    @Test
    void readsThePatientOfARequest() throws IOException {
        CdaPatient patient = readAll().get("TLM-DA_2022.01_TCG.xml").patient();

        assertThat(patient.ids().get(0).extension()).isEqualTo("279035121518989");
        assertThat(patient.findIns()).isPresent();
        assertThat(patient.birthName()).isEqualTo("PAT-TROIS");
        assertThat(patient.birthGivenNames()).isEqualTo("DOMINIQUE MARIE-LOUISE");
        assertThat(patient.firstGivenName()).isEqualTo("DOMINIQUE");
        assertThat(patient.birthDate()).isEqualTo(LocalDate.of(1979, 3, 28));
        assertThat(patient.birthPlace()).isEqualTo("51215");
        assertThat(patient.sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void readsWhatARequestAsksAndHolds() throws IOException {
        CdaDocument document = readAll().get("TLM-DA_2022.01_TE1_anamnèse-non-structurée.xml");

        assertThat(NarrativeText.lines(document.section("34117-2").orElseThrow().narrative()))
                .containsExactly(
                        "Anamnèse",
                        "Texte libre pour la description des pathologies actives, des antécédents médicaux, chirurgicaux et"
                                + " familiaux et des allergies");
        assertThat(document.section("10160-0")).isPresent();
        assertThat(document.media()).singleElement().satisfies(media -> {
            assertThat(media.name()).isEqualTo("DOC-001");
            assertThat(media.mediaType()).isEqualTo("application/pdf");
        });
    }

    @Test
    void opensEachFileInside() throws IOException {
        for (Map.Entry<String, CdaDocument> each : readAll().entrySet()) {
            for (Media media : each.getValue().media()) {
                try (InputStream octets =
                        reader.media(() -> Files.newInputStream(EXAMPLES.resolve(each.getKey())), media)) {
                    assertThat(octets.readNBytes(4)).as(each.getKey()).isEqualTo(magic(media.mediaType()));
                    assertThat(octets.readAllBytes()).as(each.getKey()).hasSizeGreaterThan(1000);
                }
            }
        }
    }

    private static byte[] magic(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> new byte[] {'%', 'P', 'D', 'F'};
            case "image/jpeg" -> new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
            case "application/xml", "text/xml" -> new byte[] {'<', '?', 'x', 'm'};
            case "image/png" -> new byte[] {(byte) 0x89, 'P', 'N', 'G'};
            default -> throw new AssertionError(mediaType);
        };
    }

    private static void isShown(String name, Section section) {
        assertThat(section.title() + section.code().name()).as(name).isNotEmpty();
        assertThat(NarrativeHtml.of(section.narrative()).isBlank())
                .as(name + " " + section.title())
                .isEqualTo(NarrativeText.lines(section.narrative()).isEmpty()
                        && section.narrative().isEmpty());
        List<Section> inside = section.sections();
        inside.forEach(each -> isShown(name, each));
    }

    private Map<String, CdaDocument> readAll() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(EXAMPLES), "samples absent: " + EXAMPLES);
        Map<String, CdaDocument> read = new TreeMap<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.toList()) {
                read.put(file.getFileName().toString(), reader.read(() -> Files.newInputStream(file)));
            }
        }
        return read;
    }
}
