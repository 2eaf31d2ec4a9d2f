package org.passerelle.gateway.console;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Query;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads what a page's form says into a step's content. What a condition does not ask for is left out; the engine judges the rest. */
final class FormReader {
    private final ZoneId zone;

    /** @param zone in which people write moments */
    FormReader(ZoneId zone) {
        this.zone = zone;
    }

    Json.Obj content(Form form, Query said) {
        Json.Obj content = Json.object().build();
        for (Field field : form.fields()) {
            List<String> values = said.all(field.name()).stream()
                    .filter(each -> !each.isBlank())
                    .toList();
            if (field.askedIn(content) && !values.isEmpty()) {
                content = content.with(field.name(), value(field, values));
            } else if (field instanceof Field.FlagField && field.requiredIn(content)) {
                content = content.with(field.name(), new Json.Bool(false));
            }
        }
        return content;
    }

    private Json value(Field field, List<String> values) {
        String first = values.get(0);
        if (field instanceof Field.ChoiceField choice && choice.many()) {
            return new Json.Array(
                    values.stream().map(code -> (Json) Json.text(code)).toList());
        } else if (field instanceof Field.FlagField) {
            return new Json.Bool(first.equals("true"));
        } else if (field instanceof FigureField.InstantField) {
            return Json.text(moment(field, first));
        } else if (field instanceof FigureField.NumberField) {
            return Json.text(first.strip().replace(',', '.'));
        }
        // browsers end lines with CR LF (HTML, form submission); texts hold line feeds
        return Json.text(first.replace("\r\n", "\n").strip());
    }

    private String moment(Field field, String written) {
        try {
            return Instants.format(LocalDateTime.parse(written).atZone(zone).toInstant());
        } catch (DateTimeException malformed) {
            throw Refusal.of(PathwayRefusal.FIELD_TYPE)
                    .with(FactKey.FIELD, field.name())
                    .refused();
        }
    }
}
