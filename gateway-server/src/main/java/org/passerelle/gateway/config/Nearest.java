package org.passerelle.gateway.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The word that somebody meant who wrote another one: one that few letters make of it, or none. */
final class Nearest {
    /** A word this many letters away may still be meant; of a short word, at most half of it. */
    private static final int FARTHEST = 3;

    private Nearest() {}

    static Optional<String> of(String written, Set<String> known) {
        int most = Math.min(FARTHEST, Math.max(1, written.length() / 2));
        return known.stream()
                .filter(word -> distance(written, word) <= most)
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters are to be added, removed or changed (Levenshtein), whatever their case. */
    private static int distance(String written, String word) {
        String from = written.toLowerCase(Locale.ROOT);
        String to = word.toLowerCase(Locale.ROOT);
        if (Math.abs(from.length() - to.length()) > FARTHEST) {
            return FARTHEST + 1;
        }
        int[] row = new int[to.length() + 1];
        for (int at = 0; at <= to.length(); at++) {
            row[at] = at;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int at = 1; at <= to.length(); at++) {
                int change = diagonal + (from.charAt(line - 1) == to.charAt(at - 1) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.min(change, Math.min(row[at], row[at - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
