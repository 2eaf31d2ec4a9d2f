package org.passerelle.gateway.console.line;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;

/**
 * What becomes of a form that somebody wrote while somebody else changed what it is about, field by field: what only one of them changed
 * stands as that one left it, and where both did, the writer chooses.
 *
 * @param merged the form as it goes on
 * @param changes what the other one changed, or both did
 */
record Meanwhile(Query merged, List<Change> changes) {
    /** The field that holds what stood in all others when the form was opened. */
    static final String WAS = "_was";
    /** The field that names those of which both changed what they say. */
    static final String BOTH = "_both";
    /** The name of a choice between the two begins so. */
    static final String TAKE = "_take.";

    private static final String THEIRS = "theirs";
    private static final String MINE = "mine";

    /**
     * A field that says something else than when the form was opened.
     *
     * @param before what it said then
     * @param now what the other one made of it
     * @param mine what the writer made of it
     * @param both whether both changed it, and not to the same
     */
    record Change(String field, String before, String now, String mine, boolean both) {}

    Meanwhile {
        changes = List.copyOf(changes);
    }

    /** These values as a form carries them. */
    static String write(Map<String, String> values) {
        String raw = values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What stood in the form's fields when it was opened; nothing where it does not say. */
    static Map<String, String> was(Query said) {
        Map<String, String> was = new LinkedHashMap<>();
        said.one(WAS)
                .ifPresent(carried -> Query.parse(decoded(carried))
                        .parameters()
                        .forEach((name, values) -> was.put(name, values.get(0))));
        return was;
    }

    private static String decoded(String carried) {
        try {
            return new String(Base64.getUrlDecoder().decode(carried), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException malformed) {
            throw HttpRefusal.MALFORMED.refused(WAS);
        }
    }

    /** The form with what was chosen. */
    static Query chosen(Query said) {
        Map<String, List<String>> fields = new LinkedHashMap<>(said.parameters());
        Map<String, String> was = was(said);
        both(said).stream()
                .filter(field -> said.one(TAKE + field).filter(THEIRS::equals).isPresent())
                .forEach(field -> fields.put(field, List.of(was.getOrDefault(field, ""))));
        return new Query(fields);
    }

    /** What is still to be chosen: both values of each field. */
    static List<Change> open(Query said) {
        Map<String, String> was = was(said);
        return both(said).stream()
                .filter(field -> said.one(TAKE + field)
                        .filter(take -> take.equals(MINE) || take.equals(THEIRS))
                        .isEmpty())
                .map(field -> new Change(
                        field, "", was.getOrDefault(field, ""), said.one(field).orElse(""), true))
                .toList();
    }

    private static List<String> both(Query said) {
        return split(said.one(BOTH).orElse(""));
    }

    /**
     * Puts the three together.
     *
     * @param said the form, what was chosen before included
     * @param present the form's fields as they would stand if it were opened now
     */
    static Meanwhile of(Query said, FieldWords present) {
        Map<String, String> was = was(said);
        Map<String, List<String>> merged = new LinkedHashMap<>(said.parameters());
        List<Change> changes = new ArrayList<>();
        Set<String> unchosen = open(said).stream().map(Change::field).collect(Collectors.toSet());
        present.values().forEach((field, now) -> {
            String before = was.getOrDefault(field, now);
            if (now.equals(before)) {
                String still = said.one(field).map(Meanwhile::plain).orElse(now);
                if (unchosen.contains(field) && !still.equals(now)) {
                    changes.add(new Change(field, before, now, still, true));
                }
                return;
            }
            if (present.sets().contains(field)) {
                List<String> together = together(split(before), split(now), said.all(field));
                merged.put(field, together);
                changes.add(new Change(field, before, set(together), "", false));
                return;
            }
            String mine = said.one(field).map(Meanwhile::plain).orElse(before);
            boolean both = !mine.equals(before) && !mine.equals(now);
            changes.add(new Change(field, before, now, mine, both));
            if (!both && said.one(field).isPresent()) {
                merged.put(field, List.of(now));
            }
        });
        return new Meanwhile(new Query(merged), changes);
    }

    /** Of several that can be chosen: what either added is chosen and what either took away is not, so that nothing is left to choose. */
    private static List<String> together(List<String> before, List<String> now, List<String> mine) {
        Set<String> together = new TreeSet<>(mine);
        now.stream().filter(one -> !before.contains(one)).forEach(together::add);
        before.stream().filter(one -> !now.contains(one)).forEach(together::remove);
        return List.copyOf(together);
    }

    /** Of several that can be chosen those that are, as one value. */
    static String set(List<String> chosen) {
        return String.join(",", new TreeSet<>(chosen));
    }

    private static List<String> split(String set) {
        return Arrays.stream(set.split(",", -1)).filter(one -> !one.isEmpty()).toList();
    }

    /** Browsers end lines with CR LF (HTML, form submission). */
    private static String plain(String written) {
        return written.replace("\r\n", "\n").strip();
    }

    /** The names of those that are to be chosen, as a form carries them. */
    static String names(List<Change> changes) {
        return changes.stream().filter(Change::both).map(Change::field).collect(Collectors.joining(","));
    }

    /** The field that is to be chosen first. */
    static Optional<String> first(List<Change> changes) {
        return changes.stream()
                .filter(Change::both)
                .map(change -> TAKE + change.field())
                .findFirst();
    }
}
