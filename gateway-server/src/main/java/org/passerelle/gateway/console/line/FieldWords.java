package org.passerelle.gateway.console.line;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Speech;

/** A form's fields: what each holds, and how people call it where somebody else changed it meanwhile. */
public final class FieldWords {
    private final Speech speech;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    FieldWords(Speech speech, List<Entry> entries) {
        this.speech = speech;
        entries.forEach(entry -> this.entries.put(entry.name(), entry));
    }

    /** What stands in each, by its name; of a choice of several all that is chosen, sorted, with commas between. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        entries.forEach((name, entry) -> values.put(name, many(entry) ? Meanwhile.set(entry.said()) : entry.value()));
        return values;
    }

    /** Those of which several can be chosen. */
    Set<String> sets() {
        return entries.values().stream()
                .filter(FieldWords::many)
                .map(Entry::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean many(Entry entry) {
        return entry.kind() == Entry.Kind.MANY;
    }

    /** What changed of a field, in words. */
    Told told(Meanwhile.Change change) {
        Entry entry = entries.get(change.field());
        return new Told(
                change.field(),
                entry == null ? change.field() : entry.label(),
                shown(entry, change.before()),
                shown(entry, change.now()),
                shown(entry, change.mine()),
                change.both());
    }

    private String shown(@Nullable Entry entry, String value) {
        String words = entry == null || entry.options().isEmpty()
                ? value
                : Arrays.stream(value.split(",", -1))
                        .map(code -> label(entry, code))
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? speech.say("line.meanwhile.empty") : words;
    }

    private static String label(Entry entry, String code) {
        return entry.options().stream()
                .filter(option -> option.code().equals(code))
                .map(Entry.Option::label)
                .findFirst()
                .orElse(code);
    }

    /**
     * A field that somebody else changed since the form was opened, in words.
     *
     * @param both whether its writer changed it too, and chooses
     */
    public record Told(String field, String label, String before, String now, String mine, boolean both) {}
}
