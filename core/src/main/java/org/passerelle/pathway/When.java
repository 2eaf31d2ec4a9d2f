package org.passerelle.pathway;

import org.passerelle.canon.Json;

/**
 * A condition on another field of the same form.
 *
 * @param field a choice or a flag
 * @param equalsCode the choice's code, or {@code true} or {@code false} for a flag
 */
public record When(String field, String equalsCode) {

    /** Whether that field has that value in this content. */
    public boolean holds(Json.Obj content) {
        return content.find(field)
                .map(value -> value instanceof Json.Text text && text.value().equals(equalsCode)
                        || value instanceof Json.Bool bool
                                && String.valueOf(bool.value()).equals(equalsCode))
                .orElse(false);
    }

    /** Whether this is about that field and a value that it can have. */
    boolean canHold(Field other) {
        if (!other.name().equals(field)) {
            return false;
        }
        if (other instanceof Field.ChoiceField choice) {
            return choice.options().stream().anyMatch(option -> option.code().equals(equalsCode));
        }
        return other instanceof Field.FlagField && (equalsCode.equals("true") || equalsCode.equals("false"));
    }
}
