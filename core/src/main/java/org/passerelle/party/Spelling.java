package org.passerelle.party;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How a name is written, as far as no two persons differ by it: capitals, accents, ligatures, hyphens, apostrophes and blanks are no
 * difference, for programs write them each in their own way.
 */
public final class Spelling {
    private Spelling() {}

    /** Whether no letter is written. */
    public static boolean isBlank(String name) {
        return letters(name).isEmpty();
    }

    public static boolean same(String one, String other) {
        return letters(one).equals(letters(other));
    }

    /** Whether some of the name's words, from its first, are that name. */
    public static boolean begins(String name, String with) {
        String first = letters(with);
        String read = "";
        for (String word : words(name).split(" ")) {
            read += word;
            if (read.equals(first)) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String name) {
        return words(name).replace(" ", "");
    }

    private static String words(String name) {
        String written =
                name.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE");
        return Normalizer.normalize(written, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z]+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
    }
}
