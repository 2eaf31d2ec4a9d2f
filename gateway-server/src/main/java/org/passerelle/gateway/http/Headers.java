package org.passerelle.gateway.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Header fields; names in lower case, values in the order in which they came.
 *
 * @param fields values by lower-case name
 */
public record Headers(Map<String, List<String>> fields) {
    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        var lower = new TreeMap<String, List<String>>();
        fields.forEach(
                (name, values) -> lower.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), Headers::both));
        fields = Collections.unmodifiableMap(lower);
    }

    public static Headers of(String name, String value) {
        return new Headers(Map.of(name, List.of(value)));
    }

    /** A copy with one more field. */
    public Headers with(String name, String value) {
        var more = new TreeMap<>(fields);
        more.merge(name.toLowerCase(Locale.ROOT), List.of(value), Headers::both);
        return new Headers(more);
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The only value of a field that may stand once; twice is refused, because two readers could choose differently. */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw HttpRefusal.MALFORMED.refused(name.toLowerCase(Locale.ROOT));
        }
        return values.stream().findFirst().map(String::strip);
    }

    private static List<String> both(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** The names alone. */
    @Override
    public String toString() {
        return "Headers" + fields.keySet();
    }
}
