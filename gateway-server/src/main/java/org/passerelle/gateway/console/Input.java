package org.passerelle.gateway.console;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.When;

/**
 * A field of a step's form as a page asks for it.
 *
 * @param name of the field
 * @param label for people
 * @param kind which input it is
 * @param required whether it must be there where it is asked for
 * @param max most characters of a text, 0 for none
 * @param choices of a choice
 * @param when where it is asked for, or null
 * @param unit of a number, or empty
 * @param said what people wrote so far
 */
public record Input(
        String name,
        String label,
        Kind kind,
        boolean required,
        int max,
        List<Choice> choices,
        @Nullable When when,
        String unit,
        List<String> said) {
    /** The longest text that is asked for in one line. */
    private static final int ONE_LINE = 200;

    /** How it is asked for. */
    public enum Kind {
        LINE,
        TEXT,
        CHOICE,
        MANY,
        FLAG,
        DATE,
        MOMENT,
        NUMBER,
        ADDRESS,
        /** By the hospital's own software only. */
        ELSEWHERE
    }

    /** One of a choice's codes. */
    public record Choice(String code, String label) {}

    public Input {
        choices = List.copyOf(choices);
        said = List.copyOf(said);
    }

    static Input of(Field field, Speech speech, List<String> said) {
        Kind kind = kind(field);
        return new Input(
                field.name(),
                speech.say(field.words()),
                kind,
                field.required(),
                field instanceof Field.TextField text ? text.maxChars() : 0,
                choices(field, speech),
                field.when(),
                field instanceof FigureField.NumberField number
                        ? Optional.ofNullable(number.unit()).orElse("")
                        : "",
                said);
    }

    private static Kind kind(Field field) {
        if (field instanceof Field.TextField text) {
            return text.maxChars() <= ONE_LINE ? Kind.LINE : Kind.TEXT;
        } else if (field instanceof Field.ChoiceField choice) {
            return choice.many() ? Kind.MANY : Kind.CHOICE;
        } else if (field instanceof Field.FlagField) {
            return Kind.FLAG;
        } else if (field instanceof FigureField.DateField) {
            return Kind.DATE;
        } else if (field instanceof FigureField.InstantField) {
            return Kind.MOMENT;
        } else if (field instanceof FigureField.NumberField) {
            return Kind.NUMBER;
        }
        return field instanceof AddressField ? Kind.ADDRESS : Kind.ELSEWHERE;
    }

    private static List<Choice> choices(Field field, Speech speech) {
        return field instanceof Field.ChoiceField choice
                ? choice.options().stream()
                        .map(option -> new Choice(option.code(), speech.say(option.words())))
                        .toList()
                : List.of();
    }

    public Optional<When> findWhen() {
        return Optional.ofNullable(when);
    }

    /** The codes of {@link #when}, as the page's script reads them. */
    public String whenIs() {
        return findWhen().map(condition -> String.join(" ", condition.is())).orElse("");
    }

    public String value() {
        return said.isEmpty() ? "" : said.get(0);
    }

    public boolean says(String code) {
        return said.contains(code);
    }
}
