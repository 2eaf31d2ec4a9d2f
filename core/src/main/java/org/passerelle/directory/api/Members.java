package org.passerelle.directory.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refused;

/** Members of others' objects: what is missing, or of another type than expected, is nothing. */
final class Members {
    private Members() {}

    static String text(Json.Obj object, String name) {
        return object.find(name)
                .filter(Json.Text.class::isInstance)
                .map(value -> ((Json.Text) value).value())
                .orElse("");
    }

    static Optional<Json.Obj> object(Json.Obj object, String name) {
        return object.find(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    static List<Json.Obj> objects(Json.Obj object, String name) {
        return items(object, name)
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
    }

    static List<String> texts(Json.Obj object, String name) {
        return items(object, name)
                .filter(Json.Text.class::isInstance)
                .map(item -> ((Json.Text) item).value())
                .toList();
    }

    static boolean is(Json.Obj object, String name, boolean value) {
        return object.find(name).equals(Optional.of(new Json.Bool(value)));
    }

    private static Stream<Json> items(Json.Obj object, String name) {
        return object
                .find(name)
                .filter(Json.Array.class::isInstance)
                .map(value -> ((Json.Array) value).items())
                .orElse(List.of())
                .stream();
    }

    /** The codes of a CodeableConcept. */
    static List<String> codes(Json.Obj object, String name) {
        return object(object, name)
                .map(concept -> objects(concept, "coding").stream()
                        .map(coding -> text(coding, "code"))
                        .toList())
                .orElse(List.of());
    }

    /** A value that is not what it should be is nothing either. */
    static <T> Optional<T> parsed(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refused wrong) {
            return Optional.empty();
        }
    }
}
