package org.passerelle.gateway.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.gateway.config.known.Setting;

/** Which keys a settings file may hold, and what was probably meant by another. */
final class KnownKeys {
    private KnownKeys() {}

    /** Refuses the first key, in the file's order, that is no setting. */
    static void requireKnown(YamlKeys root) {
        requireKnown("", "", root);
    }

    /** @param named the path as people read it, with the place in each list */
    private static void requireKnown(String path, String named, YamlTree tree) {
        if (tree instanceof YamlTree.Items list) {
            for (int item = 0; item < list.items().size(); item++) {
                requireKnown(path + "[]", named + "[" + item + "]", list.items().get(item));
            }
        } else if (tree instanceof YamlKeys keys) {
            keys.entries().forEach((key, entry) -> {
                String inner = path.isEmpty() ? key : path + "." + key;
                String shown = named.isEmpty() ? keys.name(key) : named + "." + keys.name(key);
                if (Setting.all().stream().noneMatch(setting -> covers(setting, inner))) {
                    throw entry.keyPlace().unknown(shown, nearest(key, keysUnder(path)));
                }
                if (Setting.all().stream().noneMatch(setting -> setting.path().equals(inner))) {
                    requireKnown(inner, shown, entry.value());
                }
            });
        }
    }

    /** The keys that may stand in the mapping of that name. */
    private static Set<String> keysUnder(String path) {
        String stem = path.isEmpty() ? "" : path + ".";
        return Setting.all().stream()
                .map(Setting::path)
                .filter(full -> full.startsWith(stem))
                .map(full -> full.substring(stem.length()).split("[.\\[]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean covers(Setting setting, String inner) {
        String path = setting.path();
        return path.equals(inner) || path.startsWith(inner + ".") || path.startsWith(inner + "[]");
    }

    /** A word this many letters away may still be meant; of a short word, at most half of it. */
    private static final int FARTHEST = 3;

    static Optional<String> nearest(String written, Set<String> known) {
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
