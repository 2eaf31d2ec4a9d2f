package org.passerelle.gateway.fhir.parameters;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;

/**
 * Gives what a client wrote the shape that its field has in the content: one choice of several and one row of a table are lists of
 * one, a number is a text, a moment of any offset is one of UTC. What fits no shape is left to the form to refuse.
 */
final class FieldShape {
    private FieldShape() {}

    static Json.Obj fit(Form form, Json.Obj content) {
        Json.Obj shaped = content;
        for (Field field : form.fields()) {
            if (content.has(field.name())) {
                shaped = shaped.with(field.name(), fit(field, content.get(field.name())));
            }
        }
        return shaped;
    }

    private static Json fit(Field field, Json value) {
        if (field instanceof Field.ChoiceField choice && choice.many()) {
            return list(value);
        } else if (field instanceof FigureField.RowsField rows) {
            return Json.array(list(value).items().stream()
                    .<Json>map(row -> row instanceof Json.Obj cells ? fit(rows.columns(), cells) : row)
                    .toList());
        } else if (field instanceof FigureField.NumberField && value instanceof Json.Whole whole) {
            return Json.text(String.valueOf(whole.value()));
        } else if (field instanceof FigureField.InstantField && value instanceof Json.Text text) {
            return moment(text);
        }
        return value;
    }

    private static Json.Array list(Json value) {
        return value instanceof Json.Array array ? array : new Json.Array(List.of(value));
    }

    private static Json moment(Json.Text text) {
        try {
            return Json.text(Instants.format(OffsetDateTime.parse(text.value()).toInstant()));
        } catch (DateTimeException noMoment) {
            return text;
        }
    }
}
