package org.passerelle.pathway;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What fields' values are made of, read so that whatever is wrong inside is refused under the field's own name. */
final class FieldPart {
    private FieldPart() {}

    static String text(String field, Json value) {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw wrongType(field);
    }

    static List<Json> items(String field, Json value) {
        if (value instanceof Json.Array array) {
            return array.items();
        }
        throw wrongType(field);
    }

    /** Codes of these options, none twice. */
    static void requireChosen(String field, List<Option> options, List<Json> codes) {
        var chosen = new HashSet<String>();
        for (Json one : codes) {
            String code = text(field, one);
            Option.requireAmong(options, field, code);
            if (!chosen.add(code)) {
                throw wrongType(field);
            }
        }
    }

    /** As many documents as their field holds. */
    static void requireCount(String field, int count, int min, int max) {
        if (count < min || count > max) {
            throw Refusal.of(count < min ? PathwayRefusal.DOCUMENTS_MISSING : PathwayRefusal.DOCUMENTS_TOO_MANY)
                    .with(FactKey.FIELD, field)
                    .with(FactKey.LIMIT, count < min ? min : max)
                    .refused();
        }
    }

    /** Whether a consent, as far as it is written, was refused. */
    static boolean refuses(Json value) {
        return value instanceof Json.Obj consent
                && consent.find("given").filter(new Json.Bool(false)::equals).isPresent();
    }

    static void requireDay(String field, String text) {
        try {
            if (LocalDate.parse(text).toString().equals(text) && text.length() == 10) {
                return;
            }
        } catch (DateTimeParseException malformed) {
            throw wrongType(field);
        }
        throw wrongType(field);
    }

    /** The documents of that field's value: each of one of these kinds, none twice. */
    static List<Document> documents(String field, List<Option> kinds, Json value) {
        var documents = new ArrayList<Document>();
        var ids = new HashSet<Id>();
        for (Json item : items(field, value)) {
            Document document = read(field, item, Document::read, Document::write);
            Option.requireAmong(kinds, field + ".kind", document.kind());
            if (!ids.add(document.id())) {
                throw Refusal.of(PathwayRefusal.DOCUMENT_TWICE)
                        .with(FactKey.FIELD, field)
                        .refused();
            }
            documents.add(document);
        }
        return documents;
    }

    static void requireInitial(String field, @Nullable String initial, int maxChars) {
        if (initial != null) {
            PathwayLaw.requireWithin("initial", initial.codePointCount(0, initial.length()), 1, maxChars);
            requireText(field, initial, maxChars);
        }
    }

    static void requireText(String field, String text, int maxChars) {
        if (text.codePointCount(0, text.length()) > maxChars) {
            throw Refusal.of(PathwayRefusal.FIELD_TOO_LONG)
                    .with(FactKey.FIELD, field)
                    .with(FactKey.LIMIT, maxChars)
                    .refused();
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw Refusal.of(PathwayRefusal.FIELD_CHARACTERS)
                    .with(FactKey.FIELD, field)
                    .refused();
        }
    }

    static void requireWritten(String field, String text) {
        if (text.isBlank()) {
            throw Refusal.of(PathwayRefusal.FIELD_MISSING)
                    .with(FactKey.FIELD, field)
                    .refused();
        }
    }

    /** Reads one object that must be exactly what its reader understands: re-written, it gives the same members and values. */
    static <T> T read(String field, Json value, Function<Json.Obj, T> reader, Function<T, Json.Obj> writer) {
        if (!(value instanceof Json.Obj object)) {
            throw wrongType(field);
        }
        T read = inside(field, () -> reader.apply(object));
        Json.Obj known = writer.apply(read);
        for (var member : object.members().entrySet()) {
            String inner = field + "." + PathwayLaw.shown(member.getKey());
            if (!known.has(member.getKey())) {
                throw Refusal.of(PathwayRefusal.FIELD_UNKNOWN)
                        .with(FactKey.FIELD, inner)
                        .refused();
            }
            if (!known.get(member.getKey()).equals(member.getValue())) {
                throw wrongType(inner);
            }
        }
        return read;
    }

    static Refused wrongType(String field) {
        return Refusal.of(PathwayRefusal.FIELD_TYPE).with(FactKey.FIELD, field).refused();
    }

    /** A value that lets nothing leave. */
    static Refused stopped(String field, PathwayRefusal why) {
        return Refusal.of(why).with(FactKey.FIELD, field).refused();
    }

    /** The same with what people are told: what to do instead, or, where the form does not say, that life is in danger. */
    static Refused stopped(String field, @Nullable Words instead) {
        Refusal why = Refusal.of(instead == null ? PathwayRefusal.EMERGENCY : PathwayRefusal.EXCLUDED);
        return (instead == null ? Form.EMERGENCY : instead)
                .in(why.with(FactKey.FIELD, field))
                .refused();
    }

    static Refused unknownChoice(String field) {
        return Refusal.of(PathwayRefusal.CHOICE_UNKNOWN)
                .with(FactKey.FIELD, field)
                .refused();
    }

    /** Does something inside a field: what it is refused for is told under the field's name. */
    static <T> T inside(String field, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refused inside) {
            Refusal refusal = inside.refusal();
            String inner = refusal.facts().get(FactKey.FIELD);
            String place = inner == null || inner.equals("[]") ? field : field + "." + inner;
            if (refusal.is(CanonRefusal.MEMBER_MISSING)) {
                throw Refusal.of(PathwayRefusal.FIELD_MISSING)
                        .with(FactKey.FIELD, place)
                        .refused(inside);
            }
            if (refusal.is(CanonRefusal.MEMBER_TYPE)) {
                throw Refusal.of(PathwayRefusal.FIELD_TYPE)
                        .with(FactKey.FIELD, place)
                        .refused(inside);
            }
            throw refusal.with(FactKey.FIELD, place).refused(inside);
        }
    }
}
