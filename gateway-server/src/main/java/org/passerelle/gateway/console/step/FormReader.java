package org.passerelle.gateway.console.step;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Query;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads what a page's form says into a step's content. What a condition does not ask for is left out; the engine judges the rest. */
public final class FormReader {
    private final ZoneId zone;
    private final Professional actor;

    /**
     * @param zone in which people write moments
     * @param actor who takes the step, and may be the patient's own doctor
     */
    FormReader(ZoneId zone, Professional actor) {
        this.zone = zone;
        this.actor = actor;
    }

    Json.Obj content(Form form, Query said) {
        return content(form, said, "");
    }

    /** @param prefix before the names of the fields, those of a table's row say */
    private Json.Obj content(Form form, Query said, String prefix) {
        Json.Obj content = Json.object().build();
        for (Field field : form.fields()) {
            if (field.askedIn(content)) {
                Optional<Json> value = value(field, said, prefix + field.name());
                if (value.isPresent()) {
                    content = content.with(field.name(), value.get());
                }
            }
        }
        return content;
    }

    private Optional<Json> value(Field field, Query said, String name) {
        if (field instanceof Field.PatientField) {
            return patient(said, name);
        } else if (field instanceof Field.ConsentField) {
            return consent(said, name);
        } else if (field instanceof Field.ProfessionalField) {
            return professional(said, name);
        } else if (field instanceof FigureField.RowsField rows) {
            return rows(rows, said, name);
        } else if (field instanceof Field.DocumentsField) {
            return Optional.empty();
        }
        List<String> values =
                said.all(name).stream().filter(each -> !each.isBlank()).toList();
        if (values.isEmpty()) {
            return field instanceof Field.FlagField && field.required()
                    ? Optional.of(new Json.Bool(false))
                    : Optional.empty();
        }
        return Optional.of(plain(field, values, name));
    }

    private Json plain(Field field, List<String> values, String name) {
        String first = values.get(0);
        if (field instanceof Field.ChoiceField choice && choice.many()) {
            return new Json.Array(
                    values.stream().map(code -> (Json) Json.text(code)).toList());
        } else if (field instanceof Field.FlagField) {
            return new Json.Bool(first.equals("true"));
        } else if (field instanceof FigureField.InstantField) {
            return Json.text(moment(name, first));
        } else if (field instanceof FigureField.NumberField) {
            return Json.text(first.strip().replace(',', '.'));
        }
        // browsers end lines with CR LF (HTML, form submission); texts hold line feeds
        return Json.text(first.replace("\r\n", "\n").strip());
    }

    private String moment(String name, String written) {
        try {
            return Instants.format(LocalDateTime.parse(written).atZone(zone).toInstant());
        } catch (DateTimeException malformed) {
            throw Refusal.of(PathwayRefusal.FIELD_TYPE)
                    .with(FactKey.FIELD, name)
                    .refused();
        }
    }

    private static Optional<Json> patient(Query said, String name) {
        if (PatientParts.TEXTS.stream()
                .allMatch(part -> text(said, name + "." + part).isEmpty())) {
            return Optional.empty();
        }
        String ins = text(said, name + ".ins").replaceAll("[\\s.]", "").toUpperCase(java.util.Locale.ROOT);
        Json.Builder patient = Json.object()
                .put("birthName", text(said, name + ".birthName"))
                .put("birthGivenNames", Json.texts(given(text(said, name + ".birthGivenNames"))))
                .put("usedName", some(text(said, name + ".usedName")))
                .put("usedGivenName", some(text(said, name + ".usedGivenName")))
                .put("birthDate", text(said, name + ".birthDate"))
                .put("birthPlace", text(said, name + ".birthPlace").toUpperCase(java.util.Locale.ROOT))
                .put("sex", text(said, name + ".sex"))
                .put("ins", some(ins))
                .put("phone", text(said, name + ".phone"))
                .put("address", text(said, name + ".address").replaceAll("\\s+", " "));
        return Optional.of((ins.isEmpty()
                        ? patient.put("noInsReason", some(text(said, name + ".noInsReason")))
                        : patient.put(
                                "insOid", some(text(said, name + ".insOid")).orElse(PatientParts.OIDS.get(0))))
                .build());
    }

    /** Given names are written with commas or spaces between them. */
    private static List<String> given(String names) {
        return List.of(names.split("[,\\s]+")).stream()
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Optional<Json> consent(Query said, String name) {
        String given = text(said, name + ".given");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Json.object()
                .put("given", given.equals("yes"))
                .put("by", text(said, name + ".by"))
                .put("at", moment(name + ".at", text(said, name + ".at")))
                .put("how", text(said, name + ".how"))
                .build());
    }

    private Optional<Json> professional(Query said, String name) {
        return switch (text(said, name + ".who")) {
            case "none" -> Optional.of(Json.text(Field.ProfessionalField.NONE));
            case "me" -> Optional.of(PartyJson.write(actor));
            case "other" ->
                Optional.of(Json.object()
                        .put("rpps", text(said, name + ".rpps"))
                        .put("familyName", text(said, name + ".familyName"))
                        .put("givenName", text(said, name + ".givenName"))
                        .build());
            default -> Optional.empty();
        };
    }

    /** The rows in which something is written; flags that nobody ticked are nothing. */
    private Optional<Json> rows(FigureField.RowsField field, Query said, String name) {
        var rows = new ArrayList<Json>();
        for (int row = 0; row < field.max(); row++) {
            String prefix = name + "." + row + ".";
            boolean written = field.columns().fields().stream()
                    .anyMatch(column -> !text(said, prefix + column.name()).isEmpty());
            if (written) {
                rows.add(content(field.columns(), said, prefix));
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Json.Array(rows));
    }

    private static String text(Query said, String name) {
        return said.all(name).stream().findFirst().orElse("").strip();
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
