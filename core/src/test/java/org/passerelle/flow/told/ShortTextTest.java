package org.passerelle.flow.told;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short message is one message: 160 characters of GSM 03.38's basic alphabet at most. */
class ShortTextTest {
    private static final String DUE = ", attendue avant mercredi 24/11 à 16 h 30";
    private static final String REFERENCE = ". Réf. 0123abcd";

    @Test
    void saysTheLineWhatHappenedUntilWhenAndTheReference() {
        String text = new ShortText("Avis de dermatologie", Reason.OVERDUE.words(), DUE, REFERENCE).within(160);
        assertThat(text)
                .isEqualTo(
                        "Passerelle Avis de dermatologie : délai de réponse dépassé, attendue avant mercredi 24/11 à 16 h 30."
                                + " Réf. 0123abcd")
                .isEqualTo(Gsm7.of(text));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonFitsWithItsReferenceHoweverLongTheTitleIs(Reason reason) {
        String call = reason.calls() ? ", appelez le +33 (0)3 29 00 00 00" : "";
        for (int most : new int[] {140, 160}) {
            String text = new ShortText("É".repeat(100), reason.words() + call, DUE, REFERENCE).within(most);
            assertThat(text)
                    .hasSizeLessThanOrEqualTo(most)
                    .contains(Gsm7.of(reason.words()), "Réf. 0123abcd")
                    .startsWith("Passerelle ÉÉÉÉÉÉÉÉÉÉÉÉ");
        }
    }

    @Test
    void aTitleIsCutToTheLastCharacterThatFits() {
        String rest = " : x. Réf. 0123abcd";
        String whole = "t".repeat(160 - "Passerelle ".length() - rest.length());
        assertThat(new ShortText(whole, "x", "", REFERENCE).within(160))
                .hasSize(160)
                .contains(whole + rest);
        assertThat(new ShortText(whole + "t", "x", "", REFERENCE).within(160))
                .hasSize(160)
                .contains(whole + rest);
    }

    @Test
    void theDueDateGoesBeforeTheTitleDoes() {
        String words =
                "y".repeat(160 - "Passerelle ".length() - " : ".length() - DUE.length() - REFERENCE.length() - 12);
        assertThat(new ShortText("t".repeat(100), words, DUE, REFERENCE).within(160))
                .contains(DUE)
                .hasSize(160);
        assertThat(new ShortText("t".repeat(100), words + "y", DUE, REFERENCE).within(160))
                .doesNotContain(DUE)
                .endsWith(REFERENCE)
                .hasSize(160);
    }

    @Test
    void writesInTheAlphabetOfShortMessages() {
        assertThat(Gsm7.of("Écho du cœur")).isEqualTo("Écho du coeur");
        assertThat(Gsm7.of("Garçon à la fenêtre")).isEqualTo("Garcon à la fenetre");
        assertThat(Gsm7.of("L’avis « urgent » – suite…")).isEqualTo("L'avis \" urgent \" - suite...");
        assertThat(Gsm7.of("nai\u0308f [1] {2}")).isEqualTo("naif (1) (2)");
        assertThat(Gsm7.of("汉 | \uD83D\uDE00")).isEqualTo("? ? ?");
    }
}
