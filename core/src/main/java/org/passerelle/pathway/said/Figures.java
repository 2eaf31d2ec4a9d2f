package org.passerelle.pathway.said;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers as French papers write them, with their units: {@code 23,5 /h}. */
public final class Figures {
    /** Units whose UCUM code no doctor would read. */
    private static final Map<String, String> UNITS = Map.of(
            "mm[Hg]", "mmHg",
            "Cel", "°C",
            "h", "h",
            "min", "min",
            "d", "j",
            "wk", "semaines",
            "mo", "mois",
            "a", "ans",
            "{score}", "points",
            "1", "");

    private Figures() {}

    /**
     * A number in words.
     *
     * @param number in plain decimal form
     * @param unit in UCUM, or null
     */
    public static String written(String number, @Nullable String unit) {
        String shown = number.replace('.', ',');
        String words = unit == null ? "" : UNITS.getOrDefault(unit, unit.replaceAll("[\\[\\]{}]", ""));
        return words.isEmpty() ? shown : shown + " " + words;
    }
}
