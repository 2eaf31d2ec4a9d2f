package org.passerelle.specs.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.letter.cda.Agreement;
import org.passerelle.letter.cda.CdaReader;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.Passage;
import org.passerelle.letter.document.Version;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.ClinicalModel.Kind;
import org.passerelle.pathway.ClinicalModel.Part;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.specs.cda.CdaValidator.Rules;

/** What we write is valid by ANS's schema and schematrons, and what is not is found. */
class ConformanceTest {
    private static final String HOSTILE = "<b>x</b> ]]> &amp; \u0000\u0001\u001f\ud800 \ufffe 😀 \"';--><?xml?>";

    @BeforeEach
    void ansIsHere() {
        CdaValidator.assumePresent();
    }

    @Test
    void findsWhatAnsExamplesThemselvesBreak() throws IOException {
        Map<String, Integer> faults = new TreeMap<>();
        for (String name : List.of("TLM-DA_2022.01_TCG.xml", "TLM-CR_2022.01.xml")) {
            byte[] example =
                    Files.readAllBytes(CdaValidator.SAMPLES.resolve("examples").resolve(name));
            List<String> found = CdaValidator.faults(example, name.contains("DA") ? Kind.REQUEST : Kind.REPORT);
            faults.put(name, found.size());
            // a specialty that its value set has lost
            assertThat(found).allMatch(fault -> fault.startsWith("CONTENTS ") && fault.contains("G15_10/SCH16"));
        }

        assertThat(faults).containsEntry("TLM-DA_2022.01_TCG.xml", 1).containsEntry("TLM-CR_2022.01.xml", 0);
    }

    @Test
    void findsWhatIsTakenAway() throws IOException {
        String request = new String(WrittenDocuments.cda(whole()), StandardCharsets.UTF_8);

        assertThat(faults(request.replace("code=\"TE2\"", "code=\"TE9\""), Rules.REQUEST))
                .hasSize(1);
        assertThat(faults(request.replace("1.2.250.1.213.1.1.3.18\"", "1.2\""), Rules.SECTIONS))
                .isNotEmpty();
        assertThat(faults(request.replace("qualifier=\"BR\"", ""), Rules.HEADER))
                .isNotEmpty();
        assertThat(faults(request.replace("75496-0", "75496-1"), Rules.HEADER)).hasSize(1);
        assertThat(CdaValidator.schemaFaults(
                        request.replace("<languageCode", "<language").getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @Test
    void writesValidRequests() throws IOException {
        var somebodyElse = new Party(
                new Professional(new Rpps("10000000003"), "MODÈLE", "Claude", "G15_60", null),
                new Organisation(new StructureId("312345678900011"), "Maison de santé", null),
                null);
        var noSpecialty = new Professional(new Rpps("10000000004"), "FICTIF", "Anne", "Z99", null);
        List<Passage> bare = List.of(new Passage(Part.QUESTION, "Question", List.of()));

        assertValid(whole());
        assertValid(
                WrittenDocuments.request(WrittenDocuments.patient(null, null, "CAM"), somebodyElse, bare, List.of()));
        assertValid(WrittenDocuments.request(
                WrittenDocuments.patient(null, null, null),
                new Party(noSpecialty, null, MailAddress.of("a%b=c@d.test")),
                WrittenDocuments.told(),
                List.of(WrittenDocuments.attached(1, "application/edf", 5_000_000, "même patient, <b>&amp;</b> ]]>"))));
        assertValid(WrittenDocuments.request(
                WrittenDocuments.patient(),
                WrittenDocuments.TEAM,
                List.of(
                        new Passage(Part.QUESTION, HOSTILE, List.of(HOSTILE, "")),
                        new Passage(Part.TREATMENT, HOSTILE, List.of(HOSTILE))),
                List.of()));
    }

    @Test
    void writesValidReports() throws IOException {
        var first = Version.first(WrittenDocuments.id(2));
        var second = new Version(WrittenDocuments.id(3), WrittenDocuments.id(2), 2, WrittenDocuments.id(2));
        var traitant = new Professional(new Rpps("10000000005"), "TRAITANT", "Luc", null, null);

        assertValid(WrittenDocuments.report(WrittenDocuments.patient(), first, List.of()));
        assertValid(WrittenDocuments.report(
                WrittenDocuments.patient(null, "DURAND-ESSAI", "CAM"),
                second,
                List.of(new Party(traitant, null, null))));
    }

    /** Whatever a shipped pathway lets a hospital or a practice write that is none of téléexpertise's two. */
    static Stream<ClinicalModel> letters() {
        return Pathways.shipped().all().stream()
                .flatMap(pathway -> pathway.steps().stream())
                .flatMap(step -> step.findDocument().stream())
                .filter(model -> model.findType().isPresent())
                .collect(Collectors.toMap(
                        model -> model.kind() + model.findType().orElseThrow(),
                        model -> model,
                        (one, other) -> one,
                        TreeMap::new))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void writesValidLettersOfEveryTypeThatAPathwayNames(ClinicalModel model) throws IOException {
        ClinicalDocument letter =
                WrittenDocuments.typed(model.kind(), model.findType().orElseThrow());

        assertThat(CdaValidator.faults(WrittenDocuments.cda(letter))).isEmpty();
    }

    private static ClinicalDocument whole() {
        List<Attached> attached = List.of(
                WrittenDocuments.attached(1, "image/jpeg", WrittenDocuments.IMAGE.length, null),
                WrittenDocuments.attached(2, "application/edf", 5_000_000, "c'est bien elle"),
                WrittenDocuments.attached(3, "image/png", WrittenDocuments.IMAGE.length, null));
        return WrittenDocuments.request(
                WrittenDocuments.patient(), WrittenDocuments.TEAM, WrittenDocuments.told(), attached);
    }

    private static List<String> faults(String cda, Rules rules) throws IOException {
        return CdaValidator.faults(cda.getBytes(StandardCharsets.UTF_8), rules);
    }

    private static void assertValid(ClinicalDocument document) throws IOException {
        byte[] cda = WrittenDocuments.cda(document);

        assertThat(CdaValidator.faults(cda, document.kind())).isEmpty();
        assertThat(Agreement.differences(new CdaReader().read(() -> new ByteArrayInputStream(cda)), document))
                .isEmpty();
    }
}
