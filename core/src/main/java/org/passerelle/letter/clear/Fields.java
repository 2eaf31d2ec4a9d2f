package org.passerelle.letter.clear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;
import org.passerelle.letter.clear.text.Parameters;
import org.passerelle.letter.clear.text.Written;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The header of one entity of a stranger's mail, unfolded. */
final class Fields {
    private static final Pattern FOLD = Pattern.compile("\r?\n(?=[ \t])");

    private final Map<String, List<String>> values = new HashMap<>();

    void add(Field field) {
        values.computeIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(body(field));
    }

    /** Every value of that field. */
    List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The value of a field that may stand there once; that of another is refused. */
    Optional<String> single(String name) {
        if (all(name).size() > 1) {
            throw Refusal.of(ClearRefusal.HEADERS).with(FactKey.FIELD, name).refused();
        }
        return first(name);
    }

    /** A field's parameter. */
    Optional<String> parameter(String field, String name) {
        return first(field).flatMap(value -> new Parameters(value).find(name));
    }

    /** What stands before the parameters, in small letters. */
    String token(String field) {
        return first(field)
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static String body(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody().strip();
        }
        String whole = Written.guessed(raw.toByteArray());
        String body = whole.substring(whole.indexOf(':') + 1);
        return FOLD.matcher(body).replaceAll("").strip();
    }
}
