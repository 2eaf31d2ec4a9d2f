package org.passerelle.gateway.config;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which keys a settings file may hold, and what was probably meant by another. */
final class KnownKeys {
    private KnownKeys() {}

    /** Refuses the first key, in the file's order, that is no setting. */
    static void requireKnown(YamlKeys root) {
        requireKnown("", root);
    }

    private static void requireKnown(String path, YamlTree tree) {
        if (tree instanceof YamlTree.Items list) {
            list.items().forEach(item -> requireKnown(path + "[]", item));
        } else if (tree instanceof YamlKeys keys) {
            keys.entries().forEach((key, entry) -> {
                String inner = path.isEmpty() ? key : path + "." + key;
                if (Arrays.stream(Setting.values()).noneMatch(setting -> covers(setting, inner))) {
                    String shown = path.isEmpty() ? keys.name(key) : path + "." + keys.name(key);
                    throw entry.keyPlace().unknown(shown, Nearest.of(key, keysUnder(path)));
                }
                if (Arrays.stream(Setting.values())
                        .noneMatch(setting -> setting.path().equals(inner))) {
                    requireKnown(inner, entry.value());
                }
            });
        }
    }

    /** The keys that may stand in the mapping of that name. */
    private static Set<String> keysUnder(String path) {
        String stem = path.isEmpty() ? "" : path + ".";
        return Arrays.stream(Setting.values())
                .map(Setting::path)
                .filter(full -> full.startsWith(stem))
                .map(full -> full.substring(stem.length()).split("[.\\[]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean covers(Setting setting, String inner) {
        String path = setting.path();
        return path.equals(inner) || path.startsWith(inner + ".") || path.startsWith(inner + "[]");
    }
}
