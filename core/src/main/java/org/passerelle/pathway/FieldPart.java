package org.passerelle.pathway;

import java.util.function.Function;
import org.passerelle.canon.CanonRefusal;
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
        T read = readInside(field, object, reader);
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

    static Refused unknownChoice(String field) {
        return Refusal.of(PathwayRefusal.CHOICE_UNKNOWN)
                .with(FactKey.FIELD, field)
                .refused();
    }

    private static <T> T readInside(String field, Json.Obj object, Function<Json.Obj, T> reader) {
        try {
            return reader.apply(object);
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
