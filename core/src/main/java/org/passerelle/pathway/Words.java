package org.passerelle.pathway;

import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What people read, in both languages of the house.
 *
 * @param fr French
 * @param en English
 */
public record Words(String fr, String en) {
    /** Longest text in one language, in characters. */
    public static final int LONGEST = 400;

    public Words {
        requireWritten(fr, "fr");
        requireWritten(en, "en");
    }

    /** The refusal with these words for whoever filled the form in. */
    Refusal in(Refusal refusal) {
        return refusal.with(FactKey.WORDS_FR, fr).with(FactKey.WORDS_EN, en);
    }

    private static void requireWritten(String text, String language) {
        if (text.isBlank()) {
            throw Refusal.of(PathwayRefusal.WORDS_MISSING)
                    .with(FactKey.SETTING, language)
                    .refused();
        }
        if (text.length() > LONGEST) {
            throw Refusal.of(PathwayRefusal.LIMIT)
                    .with(FactKey.SETTING, language)
                    .with(FactKey.LIMIT, LONGEST)
                    .refused();
        }
    }
}
