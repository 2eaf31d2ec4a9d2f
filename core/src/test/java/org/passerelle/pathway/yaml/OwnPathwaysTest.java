package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.mapping.FhirMapping;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A hospital's own pathways and its lines' forms in a folder. */
class OwnPathwaysTest {
    private static final String FORM = """
            form: car
            version: 1
            title: { fr: Prêt d'une voiture, en: Loan of a car }
            pathway: loan/3
            step: ask
            fields:
              urgency:
                kind: choice
                title: { fr: Délai, en: How soon }
                required: true
                options:
                  slow: { fr: Lent, en: Slow }
              wheels:
                kind: number
                title: { fr: Roues, en: Wheels }
                required: true
                min: 2
                max: 8
            """;

    @TempDir
    private Path folder;

    @Test
    void readsAFolderBesideWhatIsShipped() throws IOException {
        write("loan.yaml", LoanFile.SOUND);
        write("notes.txt", "not ours");
        Pathways known = Pathways.shipped().with(folder);
        assertThat(known.get(PathwayRef.parse("loan/3")).title().en()).isEqualTo("Loan");
        assertThat(known.all()).hasSize(Pathways.shipped().all().size() + 1);
    }

    @Test
    void letsVersionsStandBesideEachOther() throws IOException {
        write("loan-3.yaml", LoanFile.SOUND);
        write("loan-4.yaml", LoanFile.SOUND.replace("version: 3", "version: 4").replace("max: 100", "max: 200"));
        Pathways known = Pathways.shipped().with(folder);
        assertThat(known.get(PathwayRef.parse("loan/3"))).isNotEqualTo(known.get(PathwayRef.parse("loan/4")));
    }

    @Test
    void refusesTheSameVersionInTwoFiles() throws IOException {
        write("a.yaml", LoanFile.SOUND);
        write("b.yaml", LoanFile.SOUND);
        refuses(PathwayRefusal.NAME_TWICE, "b.yaml", "1");
    }

    @Test
    void takesALinesFormInTheStepsOwnFormsPlace() throws IOException {
        write("loan.yaml", LoanFile.SOUND);
        write("car.yaml", FORM);
        Pathway loan = Pathways.shipped().with(folder).get(PathwayRef.parse("loan/3"));
        Json.Obj car = Json.object()
                .put("form", "car/1")
                .put("urgency", "slow")
                .put("wheels", "4")
                .build();
        assertThat(loan.step("ask", car).form().check(car)).isEqualTo(car);
        Json.Obj own = Json.object().put("urgency", "slow").build();
        assertThat(loan.step("ask", own).form()).isEqualTo(loan.step("ask").form());
        assertThatThrownBy(() -> loan.step("ask").form().check(car)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> loan.step("ask", car.with("form", Json.text("boat/1"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(PathwayRefusal.FORM_UNKNOWN));
    }

    @Test
    void refusesALinesFormThatThePathwayCannotDoWith() throws IOException {
        write("loan.yaml", LoanFile.SOUND);
        write("car.yaml", FORM.replace("  urgency:", "  pace:"));
        refuses(PathwayRefusal.FORM_LACKS, "car.yaml", "6");
        write("car.yaml", FORM.replace("loan/3", "loan/2"));
        refuses(PathwayRefusal.UNKNOWN_PATHWAY, "car.yaml", "1");
        write("car.yaml", FORM.replace("step: ask", "step: beg"));
        refuses(PathwayRefusal.UNKNOWN_STEP, "car.yaml", "6");
        write("car.yaml", FORM.replace("  wheels:", "  form:"));
        refuses(PathwayRefusal.NAME_RESERVED, "car.yaml", "13");
        write("car.yaml", FORM.replace("min: 2", "least: 2"));
        refuses(PathwayRefusal.KEY_UNKNOWN, "car.yaml", "17");
    }

    @Test
    void refusesAVersionThatWasKnownOtherwise() throws IOException {
        write("loan.yaml", LoanFile.SOUND);
        Map<String, Sha256> before = Pathways.shipped().with(folder).meanings();
        write("loan.yaml", "# a comment, and other quotes\n" + LoanFile.SOUND.replace("fr: Prêt,", "fr: 'Prêt',"));
        Pathways.shipped().with(folder).requireAsKnown(before);
        write("loan.yaml", LoanFile.SOUND.replace("max: 100", "max: 101"));
        Pathways changed = Pathways.shipped().with(folder);
        assertThatThrownBy(() -> changed.requireAsKnown(before)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(PathwayRefusal.KNOWN_OTHERWISE);
            assertThat(refused.refusal().facts())
                    .containsEntry(FactKey.FILE, "loan.yaml")
                    .containsEntry(FactKey.VERSION, "loan/3");
        });
    }

    @Test
    void takesAnotherMappingToFhirForTheSameVersion() throws IOException {
        write("loan.yaml", LoanFile.SOUND);
        write("car.yaml", FORM);
        Map<String, Sha256> before = Pathways.shipped().with(folder).meanings();
        write("loan.yaml", LoanFile.SOUND + "fhir: { priority: { fast: stat } }\n");
        write("car.yaml", FORM + "fhir: { questionnaire: 'urn:oid:1.2.3' }\n");
        Pathways mapped = Pathways.shipped().with(folder);
        assertThat(mapped.meanings()).isEqualTo(before);
        mapped.requireAsKnown(before);
        assertThat(mapped.get(PathwayRef.parse("loan/3")).fhir().priorities())
                .containsEntry("fast", FhirMapping.Priority.STAT);
    }

    @Test
    void aShippedFileWithAnotherMappingIsAnotherFile() throws IOException {
        String avis;
        try (InputStream shipped = Pathway.class.getResourceAsStream("avis-1.yaml")) {
            avis = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        }
        write("avis.yaml", avis + "# the same\n");
        assertThat(CheckedFile.inFolder(folder).get(0).findMistake()).isEmpty();
        write("avis.yaml", avis.replace("staff: routine", "staff: asap"));
        assertThat(CheckedFile.inFolder(folder).get(0).findMistake())
                .hasValueSatisfying(mistake -> assertThat(mistake.code()).isEqualTo(PathwayRefusal.NAME_TWICE));
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> Pathways.shipped().with(folder.resolve("absent")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(PathwayRefusal.UNREADABLE));
    }

    private void refuses(PathwayRefusal code, String file, String line) {
        assertThatThrownBy(() -> Pathways.shipped().with(folder)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.refusal().facts())
                    .as(refused.refusal().toString())
                    .containsEntry(FactKey.FILE, file)
                    .containsEntry(FactKey.LINE, line);
        });
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml, StandardCharsets.UTF_8);
    }
}
