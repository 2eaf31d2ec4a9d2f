package org.passerelle.pathway.said;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.Words;

/** Numbers as papers write them, with their units: {@code 23,5 /h}, in English {@code 23.5 /h}. */
public final class Figures {
    /** Units whose UCUM code no doctor would read. */
    private static final Map<String, String> UNITS = Map.of(
            "mm[Hg]", "mmHg",
            "Cel", "°C",
            "h", "h",
            "min", "min",
            "{score}", "points",
            "1", "");

    private static final Map<String, Words> SPANS = Map.of(
            "d", new Words("j", "d"),
            "wk", new Words("semaines", "weeks"),
            "mo", new Words("mois", "months"),
            "a", new Words("ans", "years"));

    private Figures() {}

    /**
     * A number in words.
     *
     * @param number in plain decimal form
     * @param unit in UCUM, or null
     */
    public static String written(String number, @Nullable String unit, Language language) {
        String shown = language == Language.FR ? number.replace('.', ',') : number;
        String words = unit == null ? "" : words(unit, language);
        return words.isEmpty() ? shown : shown + " " + words;
    }

    private static String words(String unit, Language language) {
        Words span = SPANS.get(unit);
        return span == null ? UNITS.getOrDefault(unit, unit.replaceAll("[\\[\\]{}]", "")) : language.of(span);
    }
}
