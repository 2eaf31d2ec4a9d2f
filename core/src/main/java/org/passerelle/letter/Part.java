package org.passerelle.letter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One entity's headers.
 *
 * @param type its media type, lower-case, without parameters
 * @param fields its fields' bodies, by lower-case name
 */
record Part(String type, Map<String, List<String>> fields) {

    /** The body of the field of that name; several are refused. */
    Optional<String> single(String name) {
        List<String> bodies = fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        if (bodies.size() > 1) {
            throw Refusal.of(LetterRefusal.HEADERS).with(FactKey.FIELD, name).refused();
        }
        return bodies.stream().findFirst();
    }

    /** The same, which must be there. */
    String required(String name) {
        return single(name)
                .orElseThrow(() -> Refusal.of(LetterRefusal.HEADERS)
                        .with(FactKey.FIELD, name)
                        .refused());
    }

    /** An id of its field without the angle brackets that it must have. */
    Optional<String> id(String name) {
        return single(name).map(String::strip).map(id -> {
            if (!id.startsWith("<") || !id.endsWith(">") || id.length() < 3) {
                throw Refusal.of(LetterRefusal.HEADERS)
                        .with(FactKey.FIELD, name)
                        .refused();
            }
            return id.substring(1, id.length() - 1);
        });
    }
}
