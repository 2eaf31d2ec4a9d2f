package org.passerelle.letter.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Json;
import org.passerelle.fhir.EveryField;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Words;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.pathway.said.Figures;
import org.passerelle.pathway.said.Language;

class FieldWordsTest {
    private final FieldWords words = new FieldWords((document, number) -> document.title(), Language.FR);

    @Test
    void saysEveryKindOfFieldAsPeopleReadIt() {
        assertThat(lines("note")).containsExactly("Rien d'autre.");
        assertThat(lines("day")).containsExactly("28/02/2026");
        assertThat(lines("yes")).containsExactly("non");
        assertThat(lines("one")).containsExactly("Bras");
        assertThat(lines("several")).containsExactly("Jambe", "Dos");
        assertThat(lines("started")).containsExactly("20/11/2026 à 22 h 30");
        assertThat(lines("iah")).containsExactly("23,50 /h");
        assertThat(lines("count")).containsExactly("-12");
        assertThat(lines("drugs")).containsExactly("1. Nom : Invention A ; Dose : 0,125 mg", "2. Nom : Invention B");
        assertThat(lines("nurse")).containsExactly("infirmiere@cabinet.example");
        assertThat(lines("other")).containsExactly("cardiologie@hopital.example");
    }

    @Test
    void saysTheSameInEnglish() {
        var english = new FieldWords((document, number) -> document.title(), Language.EN);
        assertThat(lines(english, "note")).containsExactly("Rien d'autre.");
        assertThat(lines(english, "yes")).containsExactly("no");
        assertThat(lines(english, "one")).containsExactly("Arm");
        assertThat(lines(english, "started")).containsExactly("20/11/2026, 22:30");
        assertThat(lines(english, "iah")).containsExactly("23.50 /h");
        assertThat(lines(english, "drugs"))
                .containsExactly("1. Name: Invention A; Dose: 0.125 mg", "2. Name: Invention B");
        assertThat(FieldWords.size(20_400, Language.EN)).isEqualTo("20 kB");
        assertThat(FieldWords.size(2_460_000, Language.EN)).isEqualTo("2.4 MB");
        assertThat(FieldWords.size(2_460_000, Language.FR)).isEqualTo("2,4 Mo");
    }

    @Test
    void saysWhoConsentedAndWhoTheDoctorIsInBothLanguages() {
        var consent = new Field.ConsentField("consent", new Words("Consentement", "Consent"), true, null);
        Json.Obj given = Json.object()
                .put("given", true)
                .put("by", "Dr Jeanne ESSAI")
                .put("at", "2026-11-20T09:05:00.000Z")
                .put("how", "oral")
                .build();
        var english = new FieldWords((document, number) -> document.title(), Language.EN);
        assertThat(words.lines(consent, given))
                .containsExactly("Donné oralement, recueilli par Dr Jeanne ESSAI le 20/11/2026 à 10 h 05");
        assertThat(english.lines(consent, given))
                .containsExactly("Given by word of mouth, asked for by Dr Jeanne ESSAI on 20/11/2026, 10:05");
        var doctor = new Field.ProfessionalField("doctor", new Words("Médecin", "Doctor"), true, true, null);
        Json none = Json.text(Field.ProfessionalField.NONE);
        assertThat(words.lines(doctor, none)).containsExactly("aucun");
        assertThat(english.lines(doctor, none)).containsExactly("none");
    }

    @ParameterizedTest
    @CsvSource({
        "mm[Hg], 120 mmHg, 120 mmHg",
        "Cel, 120 °C, 120 °C",
        "%, 120 %, 120 %",
        "{dose}/d, 120 dose/d, 120 dose/d",
        "a, 120 ans, 120 years",
        "1, 120, 120"
    })
    void saysUnitsAsDoctorsWriteThem(String ucum, String shown, String english) {
        assertThat(Figures.written("120", ucum, Language.FR)).isEqualTo(shown);
        assertThat(Figures.written("120", ucum, Language.EN)).isEqualTo(english);
    }

    private List<String> lines(String field) {
        return lines(words, field);
    }

    private static List<String> lines(FieldWords words, String field) {
        return words.lines(
                EveryField.FORM.find(field).orElseThrow(), EveryField.content().get(field));
    }
}
