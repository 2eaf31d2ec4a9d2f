package org.passerelle.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What in the writing of a name is no difference. */
class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "D'ALMEIDA, DALMEIDA, true",
        "D'ALMEIDA, d’Almeida, true",
        "D'ALMEIDA, D ALMEIDA, true",
        "LE-GOFF, LEGOFF, true",
        "LEFÈVRE, Lefevre, true",
        "D'ŒUILLY, DOEUILLY, true",
        "D'ALMEIDA, ALMEIDA, false",
        "MARTIN, MARTINS, false",
    })
    void capitalsAccentsHyphensApostrophesAndBlanksAreNoDifference(String one, String other, boolean same) {
        assertThat(Spelling.same(one, other)).isEqualTo(same);
        assertThat(Spelling.same(other, one)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "ANNE LISE MARIE, Anne-Lise, true",
        "ANNELISE MARIE, Anne-Lise, true",
        "Anne-Lise, ANNE, true",
        "ANNE-LISETTE, Anne-Lise, false",
        "MARIE ANNE, ANNE, false",
        "ANNE, Anne-Lise, false",
    })
    void aNameBeginsWithWholeWordsOnly(String name, String with, boolean begins) {
        assertThat(Spelling.begins(name, with)).isEqualTo(begins);
    }

    @Test
    void whatHoldsNoLetterIsBlank() {
        assertThat(Spelling.isBlank(" - ' ")).isTrue();
        assertThat(Spelling.isBlank("É")).isFalse();
    }
}
