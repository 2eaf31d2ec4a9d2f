package org.passerelle.gateway.console.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Query;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.When;

/**
 * A field of a step's form as a page asks for it.
 *
 * @param name of the field, in the page
 * @param label for people
 * @param kind which input it is
 * @param required whether it must be there where it is asked for
 * @param max most characters of a text, 0 for none
 * @param choices of a choice
 * @param when where it is asked for, or null
 * @param unit of a number, or empty
 * @param written what people wrote so far, into this field and all others
 * @param rows a table's rows, each of its columns
 * @param papers files, for a field of them
 * @param ready what can be picked instead of typed, for a field of text
 * @param stop which answers stop everything, and what people do instead; or null
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
        Query written,
        List<List<Input>> rows,
        @Nullable Papers papers,
        List<Ready> ready,
        @Nullable Stop stop) {
    /** The longest text that is asked for in one line. */
    static final int ONE_LINE = 200;
    /** Rows of a table that stand empty behind those that are filled in. */
    public static final int BLANK_ROWS = 3;

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
        PATIENT,
        CONSENT,
        PROFESSIONAL,
        /** A professional, or the word that there is none. */
        PROFESSIONAL_OR_NONE,
        ROWS,
        DOCUMENTS
    }

    /** One of a choice's codes. */
    public record Choice(String code, String label) {}

    /**
     * Answers with which nothing is sent.
     *
     * @param codes separated by blanks, as the page's script reads them
     * @param words what to do instead
     */
    public record Stop(String codes, String words) {}

    /** A ready-made text. */
    public record Ready(String name, String text) {}

    public Input {
        ready = List.copyOf(ready);
        choices = List.copyOf(choices);
        rows = List.copyOf(rows);
    }

    /** A field of the form itself. */
    static Input of(Field field, Speech speech, Query written, @Nullable Papers papers) {
        return of(field, field.name(), speech, written, papers);
    }

    private static Input of(Field field, String name, Speech speech, Query written, @Nullable Papers papers) {
        return new Input(
                name,
                speech.say(field.words()),
                kind(field),
                field.required(),
                field instanceof Field.TextField text ? text.maxChars() : 0,
                choices(field, speech),
                field.when(),
                field instanceof FigureField.NumberField number
                        ? Optional.ofNullable(number.unit()).orElse("")
                        : "",
                written,
                field instanceof FigureField.RowsField rows ? rows(rows, name, speech, written) : List.of(),
                papers,
                List.of(),
                stop(field, speech));
    }

    private static @Nullable Stop stop(Field field, Speech speech) {
        if (field instanceof Field.FlagField flag && flag.stops()) {
            return new Stop("true", speech.say(flag.instead() == null ? Form.EMERGENCY : flag.instead()));
        } else if (field instanceof Field.ChoiceField choice && choice.instead() != null) {
            return new Stop(String.join(" ", choice.stops()), speech.say(choice.instead()));
        }
        return null;
    }

    /** The same with other words beside its choices. */
    public Input with(List<Choice> others) {
        return new Input(name, label, kind, required, max, others, when, unit, written, rows, papers, ready, stop);
    }

    /** The same with texts to pick from. */
    Input picking(List<Ready> texts) {
        return new Input(name, label, kind, required, max, choices, when, unit, written, rows, papers, texts, stop);
    }

    private static List<List<Input>> rows(FigureField.RowsField field, String name, Speech speech, Query written) {
        int filled = 0;
        for (int row = 0; row < field.max(); row++) {
            String prefix = name + "." + row + ".";
            if (written.parameters().entrySet().stream()
                    .anyMatch(said -> said.getKey().startsWith(prefix)
                            && said.getValue().stream().anyMatch(text -> !text.isBlank()))) {
                filled = row + 1;
            }
        }
        var rows = new ArrayList<List<Input>>();
        for (int row = 0; row < Math.min(field.max(), filled + BLANK_ROWS); row++) {
            rows.add(row(field.columns(), name + "." + row + ".", speech, written));
        }
        return rows;
    }

    private static List<Input> row(Form columns, String prefix, Speech speech, Query written) {
        return columns.fields().stream()
                .map(column -> of(column, prefix + column.name(), speech, written, null))
                .toList();
    }

    private static Kind kind(Field field) {
        if (field instanceof Field.TextField text) {
            return text.maxChars() <= ONE_LINE ? Kind.LINE : Kind.TEXT;
        } else if (field instanceof Field.ChoiceField choice) {
            return choice.many() ? Kind.MANY : Kind.CHOICE;
        } else if (field instanceof Field.FlagField) {
            return Kind.FLAG;
        } else if (field instanceof FigureField figure) {
            return kind(figure);
        } else if (field instanceof Field.PatientField) {
            return Kind.PATIENT;
        } else if (field instanceof Field.ConsentField) {
            return Kind.CONSENT;
        } else if (field instanceof Field.ProfessionalField professional) {
            return professional.noneAllowed() ? Kind.PROFESSIONAL_OR_NONE : Kind.PROFESSIONAL;
        }
        return field instanceof AddressField ? Kind.ADDRESS : Kind.DOCUMENTS;
    }

    private static Kind kind(FigureField field) {
        if (field instanceof FigureField.DateField) {
            return Kind.DATE;
        } else if (field instanceof FigureField.InstantField) {
            return Kind.MOMENT;
        }
        return field instanceof FigureField.NumberField ? Kind.NUMBER : Kind.ROWS;
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

    public Optional<Stop> findStop() {
        return Optional.ofNullable(stop);
    }

    public Optional<Papers> findPapers() {
        return Optional.ofNullable(papers);
    }

    /** The field that {@link #when} is about, as the page names it: of the same row in a table. */
    public String whenField() {
        return findWhen()
                .map(condition -> name.substring(0, name.lastIndexOf('.') + 1) + condition.field())
                .orElse("");
    }

    /** The codes of {@link #when}, as the page's script reads them. */
    public String whenIs() {
        return findWhen().map(condition -> String.join(" ", condition.is())).orElse("");
    }

    public String value() {
        return written.all(name).stream().findFirst().orElse("");
    }

    /** What was written into a part of it. */
    public String value(String part) {
        return written.all(name + "." + part).stream().findFirst().orElse("");
    }

    public boolean says(String code) {
        return written.all(name).contains(code);
    }

    public boolean says(String part, String code) {
        return value(part).equals(code);
    }
}
