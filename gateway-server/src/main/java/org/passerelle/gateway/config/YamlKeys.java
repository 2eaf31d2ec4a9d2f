package org.passerelle.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A mapping of a YAML file, asked key by key; whatever is wrong with a value is refused where it stands.
 *
 * @param path the mapping's own name, {@code keys.signing}; empty at the root
 * @param entries its keys in the file's order
 * @param place where it stands
 */
record YamlKeys(String path, Map<String, YamlTree.Entry> entries, Place place) implements YamlTree {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9}) ?(B|KiB|MiB|GiB)?");
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    YamlKeys {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** This, with no other keys than these. */
    YamlKeys only(Set<String> known) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw entry.keyPlace().unknown(name(key), KnownKeys.nearest(key, known));
            }
        });
        return this;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<String> find(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    String text(String key, String standard) {
        return find(key).orElse(standard);
    }

    String text(String key) {
        return textOf(key, get(key));
    }

    boolean flag(String key) {
        return switch (text(key, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    int whole(String key, int standard, int least, int most) {
        Optional<String> text = find(key);
        if (text.isEmpty()) {
            return standard;
        }
        if (WHOLE.matcher(text.get()).matches()) {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    Duration duration(String key, Duration standard) {
        Optional<String> text = find(key);
        if (text.isEmpty()) {
            return standard;
        }
        Matcher parts = DURATION.matcher(text.get());
        if (!parts.matches()) {
            throw wrong(key, "a duration such as 500ms, 20s, 5m or 1h");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** A number of octets, at least 1. */
    long size(String key, long standard) {
        Optional<String> text = find(key);
        if (text.isEmpty()) {
            return standard;
        }
        Matcher parts = SIZE.matcher(text.get());
        if (!parts.matches()) {
            throw wrong(key, "a size such as 65536, 64KiB or 32MiB");
        }
        String unit = parts.group(2) == null ? "B" : parts.group(2);
        int shift = List.of("B", "KiB", "MiB", "GiB").indexOf(unit) * 10;
        return Long.parseLong(parts.group(1)) << shift;
    }

    YamlKeys keys(String key) {
        return keysOf(key, name(key), get(key));
    }

    Optional<YamlKeys> findKeys(String key) {
        return has(key) ? Optional.of(keys(key)) : Optional.empty();
    }

    /** The mappings of a list, none when the key is absent. */
    List<YamlKeys> each(String key) {
        var found = new ArrayList<YamlKeys>();
        for (YamlTree item : items(key)) {
            found.add(keysOf(key, name(key, found.size()), item));
        }
        return found;
    }

    /** The texts of a list, none when the key is absent, each read by {@code reader}. */
    <T> List<T> each(String key, Function<String, T> reader) {
        var found = new ArrayList<T>();
        for (YamlTree item : items(key)) {
            String text = textOf(key, item);
            found.add(within(name(key, found.size()), item.place(), () -> reader.apply(text)));
        }
        return found;
    }

    /** The files of a list, each of which must be there; relative to the folder of the file that names them. */
    List<NamedFile> files(String key, Path folder) {
        var found = new ArrayList<NamedFile>();
        for (YamlTree item : items(key)) {
            var file =
                    new NamedFile(folder.resolve(path(key, textOf(key, item))), name(key, found.size()), item.place());
            file.requireReadable();
            found.add(file);
        }
        return found;
    }

    /** The key's text, read by {@code reader}; what that refuses is told with its place. */
    <T> T parsed(String key, Function<String, T> reader) {
        String text = text(key);
        return within(name(key), get(key).place(), () -> reader.apply(text));
    }

    /** A value made of several keys of this mapping; what its making refuses is told with the mapping's place. */
    <T> T made(Supplier<T> maker) {
        return within(path, place, maker);
    }

    /** A value made of what stands under that key; what its making refuses is told with the place of that. */
    <T> T made(String key, Supplier<T> maker) {
        return within(name(key), get(key).place(), maker);
    }

    /** Where that key's value stands, {@code title.fr} for one inside; as far in as there are such keys. */
    Place at(String dotted) {
        String[] keys = dotted.split("\\.", 2);
        YamlTree.Entry entry = entries.get(keys[0]);
        if (entry == null) {
            return place;
        } else if (keys.length > 1 && entry.value() instanceof YamlKeys inner) {
            return inner.at(keys[1]);
        }
        return entry.value() instanceof Text text ? text.place() : entry.keyPlace();
    }

    <E extends Enum<E>> E constant(String key, Class<E> type, String standard) {
        String text = text(key, standard);
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        throw wrong(
                key,
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(YamlKeys::word)
                                .toList());
    }

    /** A file that must be there; relative to the folder of the file that names it. */
    NamedFile file(String key, Path folder) {
        var file = new NamedFile(folder.resolve(path(key)), name(key), get(key).place());
        file.requireReadable();
        return file;
    }

    Path path(String key, Path folder) {
        return folder.resolve(path(key));
    }

    Refused wrong(String key, String expected) {
        Place at = has(key) ? get(key).place() : place;
        return at.at(Refusal.of(ConfigRefusal.VALUE)
                        .with(FactKey.SETTING, name(key))
                        .with(FactKey.EXPECTED, expected))
                .refused();
    }

    Refused refused(ConfigRefusal code, String key) {
        return (has(key) ? get(key).place() : place).refused(code, name(key));
    }

    String name(String key) {
        return path.isEmpty() ? shown(key) : path + "." + shown(key);
    }

    /** An item of the list under that key: {@code cards[2]}. */
    private String name(String key, int item) {
        return name(key) + "[" + item + "]";
    }

    /** A key as it may be shown: what stands in the file may be anything. */
    static String shown(String key) {
        return SHOWN.matcher(key).matches() ? key : "?";
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private Path path(String key) {
        return path(key, text(key));
    }

    private Path path(String key, String text) {
        try {
            return Path.of(text);
        } catch (java.nio.file.InvalidPathException noPath) {
            throw wrong(key, "a path");
        }
    }

    private YamlTree get(String key) {
        YamlTree.Entry entry = entries.get(key);
        if (entry == null) {
            throw place.refused(ConfigRefusal.KEY_MISSING, name(key));
        }
        return entry.value();
    }

    private List<YamlTree> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (get(key) instanceof Items list) {
            return list.items();
        }
        throw wrong(key, "a list");
    }

    private YamlKeys keysOf(String key, String path, YamlTree value) {
        if (value instanceof YamlKeys keys) {
            return new YamlKeys(path, keys.entries(), keys.place());
        }
        throw wrong(key, "a mapping");
    }

    private String textOf(String key, YamlTree value) {
        if (!(value instanceof Text text)) {
            throw wrong(key, "a text");
        }
        if (text.value().isBlank()) {
            throw text.place().refused(ConfigRefusal.KEY_MISSING, name(key));
        }
        return text.value();
    }

    private static <T> T within(String setting, Place place, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (Refused wrong) {
            if (wrong.refusal().facts().containsKey(FactKey.LINE)) {
                throw wrong;
            }
            throw place.at(wrong.refusal().with(FactKey.SETTING, setting)).refused(wrong);
        }
    }
}
