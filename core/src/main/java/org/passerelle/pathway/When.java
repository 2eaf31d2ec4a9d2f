package org.passerelle.pathway;

import java.util.List;
import org.passerelle.canon.Json;

/**
 * A condition on an earlier field of the same form.
 *
 * @param field a choice or a flag
 * @param is the codes of which the choice has one; {@code true} or {@code false} for a flag
 */
public record When(String field, List<String> is) {
    public When {
        is = List.copyOf(is);
        PathwayLaw.requireWithin("is", is.size(), 1, Option.MOST);
    }

    /** Whether that field has one of those values in this content. */
    public boolean holds(Json.Obj content) {
        return content.find(field)
                .filter(value -> value instanceof Json.Array several
                        ? several.items().stream().anyMatch(this::among)
                        : among(value))
                .isPresent();
    }

    private boolean among(Json value) {
        return value instanceof Json.Text text && is.contains(text.value())
                || value instanceof Json.Bool bool && is.contains(String.valueOf(bool.value()));
    }

    /** Whether this is about that field and values that it can have. */
    boolean canHold(Field other) {
        if (!other.name().equals(field)) {
            return false;
        }
        if (other instanceof Field.ChoiceField choice) {
            return choice.codes().containsAll(is);
        }
        return other instanceof Field.FlagField && List.of("true", "false").containsAll(is);
    }
}
