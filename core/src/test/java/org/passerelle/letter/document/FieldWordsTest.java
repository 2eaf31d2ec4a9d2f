package org.passerelle.letter.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.fhir.EveryField;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.pathway.said.Figures;

class FieldWordsTest {
    private final FieldWords words = new FieldWords((document, number) -> document.title());

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

    @ParameterizedTest
    @CsvSource({"mm[Hg], 120 mmHg", "Cel, 120 °C", "%, 120 %", "{dose}/d, 120 dose/d", "1, 120"})
    void saysUnitsAsDoctorsWriteThem(String ucum, String shown) {
        assertThat(Figures.written("120", ucum)).isEqualTo(shown);
    }

    private List<String> lines(String field) {
        return words.lines(
                EveryField.FORM.find(field).orElseThrow(), EveryField.content().get(field));
    }
}
