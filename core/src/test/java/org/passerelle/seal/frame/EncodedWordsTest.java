package org.passerelle.seal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodedWordsTest {
    @Test
    void keepsPlainAsciiOfOneLine() {
        String longest = "x".repeat(EncodedWords.LONGEST_LINE - 1);

        assertThat(EncodedWords.of("Avis demande")).contains("Avis demande");
        assertThat(EncodedWords.of(longest)).contains(longest);
        assertThat(EncodedWords.of(longest + "x").orElseThrow()).startsWith("=?UTF-8?B?");
    }

    @Test
    void encodesWhatIsNotAsciiOrLooksEncoded() {
        assertThat(EncodedWords.of("\u00c9change")).contains("=?UTF-8?B?w4ljaGFuZ2U=?=");
        assertThat(EncodedWords.of("=?x").orElseThrow()).isEqualTo("=?UTF-8?B?PT94?=");
    }

    @Test
    void startsAnotherWordAfterFortyFiveOctetsAndNeverCutsACharacter() {
        String five = "\u00e9".repeat(22);

        assertThat(EncodedWords.of(five + "x").orElseThrow()).doesNotContain("\r\n");
        String two = EncodedWords.of(five + "\u00e9").orElseThrow();
        assertThat(two.split("\r\n "))
                .hasSize(2)
                .allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(75));
        assertThat(two).endsWith("\r\n =?UTF-8?B?w6k=?=");
    }

    @Test
    void hasNothingForATextThatCouldEndTheField() {
        assertThat(EncodedWords.of("a\r\nBcc: b")).isEmpty();
        assertThat(EncodedWords.of("a\u0085b")).isEmpty();
    }
}
