package org.passerelle.gateway.fhir.parameters;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.passerelle.canon.Json;
import org.passerelle.fhir.FhirJson;
import org.passerelle.flow.Attachment;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * FHIR Parameters as a form's content. Each parameter is a field of the form by name: a text, a choice, a date, a moment or an
 * address as a string, code, date or dateTime, a number as a decimal, a flag as a boolean; an object as {@code part}s; several
 * choices and the rows of a table as repeated parameters, a row's cells as {@code part}s; documents as repeated parameters with the parts {@code kind},
 * {@code title}, {@code data} (base64) and, where one is needed, {@code confirmation}. Whether the form allows it is judged by
 * the form.
 */
public final class ParametersReader {
    private static final int DEEPEST = 40;
    private static final int MOST_VALUES = 10_000;
    /** A list, even of one: of an identity's members only this one may have several values. */
    private static final String GIVEN_NAMES = "birthGivenNames";

    private ParametersReader() {}

    /**
     * What a step says.
     *
     * @param content the content without its documents
     * @param attachments the documents
     */
    public record Said(Json.Obj content, List<Attachment> attachments) {
        public Said {
            attachments = List.copyOf(attachments);
        }

        @Override
        public String toString() {
            return "Said[" + attachments.size() + " documents]";
        }
    }

    /** Reads a body; none at all says nothing. */
    public static Said read(byte[] body, Step step) {
        if (body.length == 0) {
            return new Said(Json.object().build(), List.of());
        }
        return read(parse(body).getParameter(), step);
    }

    /** The resource alone. */
    public static Parameters parse(byte[] body) {
        return FhirJson.read(Parameters.class, body, new FhirJson.Limits(body.length, DEEPEST, MOST_VALUES));
    }

    /** The parameters that are the form's. */
    public static Said read(List<ParametersParameterComponent> parameters, Step step) {
        Form form = form(parameters, step);
        String documents = form.find(Field.DocumentsField.class)
                .map(Field.DocumentsField::name)
                .orElse("");
        var content = new ArrayList<ParametersParameterComponent>();
        var attachments = new ArrayList<Attachment>();
        for (ParametersParameterComponent parameter : parameters) {
            if (!documents.isEmpty() && documents.equals(parameter.getName())) {
                attachments.add(attachment(parameter));
            } else {
                content.add(parameter);
            }
        }
        return new Said(FieldShape.fit(form, object("", content)), attachments);
    }

    /** The step's own form, or the line's that the parameters name. */
    private static Form form(List<ParametersParameterComponent> parameters, Step step) {
        Json.Builder named = Json.object();
        parameters.stream()
                .filter(parameter -> Form.MEMBER.equals(parameter.getName()))
                .findFirst()
                .ifPresent(parameter -> named.put(Form.MEMBER, value(Form.MEMBER, parameter)));
        return step.saying(named.build()).form();
    }

    private static Attachment attachment(ParametersParameterComponent parameter) {
        Map<String, ParametersParameterComponent> parts = new LinkedHashMap<>();
        for (ParametersParameterComponent part : parameter.getPart()) {
            if (parts.put(part.getName(), part) != null) {
                throw wrong(PathwayRefusal.FIELD_TYPE, parameter.getName() + "." + part.getName());
            }
        }
        String name = parameter.getName();
        ParametersParameterComponent data = parts.remove("data");
        if (data == null || !(data.getValue() instanceof Base64BinaryType octets) || octets.getValue() == null) {
            throw wrong(PathwayRefusal.FIELD_MISSING, name + ".data");
        }
        byte[] held = octets.getValue();
        String kind = text(parts, name, "kind").orElseThrow(() -> wrong(PathwayRefusal.FIELD_MISSING, name + ".kind"));
        String title = text(parts, name, "title").orElse(kind);
        Optional<String> confirmation = text(parts, name, "confirmation");
        if (!parts.isEmpty() || title.length() > Document.LONGEST_TITLE) {
            throw wrong(parts.isEmpty() ? PathwayRefusal.FIELD_TOO_LONG : PathwayRefusal.FIELD_UNKNOWN, name);
        }
        return new Attachment(kind, title, () -> new ByteArrayInputStream(held), confirmation.orElse(null));
    }

    private static Optional<String> text(Map<String, ParametersParameterComponent> parts, String name, String part) {
        ParametersParameterComponent found = parts.remove(part);
        if (found == null) {
            return Optional.empty();
        }
        if (value(name + "." + part, found) instanceof Json.Text text) {
            return Optional.of(text.value());
        }
        throw wrong(PathwayRefusal.FIELD_TYPE, name + "." + part);
    }

    /** Members of one name become an array. */
    public static Json.Obj object(String path, List<ParametersParameterComponent> members) {
        var values = new LinkedHashMap<String, List<Json>>();
        for (ParametersParameterComponent member : members) {
            String name = member.getName();
            if (name == null || name.isEmpty()) {
                throw wrong(PathwayRefusal.FIELD_UNKNOWN, path);
            }
            String inner = path.isEmpty() ? name : path + "." + name;
            values.computeIfAbsent(name, absent -> new ArrayList<>()).add(value(inner, member));
        }
        Json.Builder object = Json.object();
        values.forEach((name, several) -> {
            if (several.size() == 1 && !name.equals(GIVEN_NAMES)) {
                object.put(name, several.get(0));
            } else {
                object.put(name, Json.array(several));
            }
        });
        return object.build();
    }

    private static Json value(String path, ParametersParameterComponent parameter) {
        if (parameter.hasPart() && !parameter.hasValue()) {
            return object(path, parameter.getPart());
        }
        if (parameter.getValue() instanceof BooleanType flag && flag.getValue() != null) {
            return new Json.Bool(flag.getValue());
        } else if (parameter.getValue() instanceof IntegerType whole && whole.getValue() != null) {
            return new Json.Whole(whole.getValue());
        } else if (parameter.getValue() instanceof PrimitiveType<?> text && text.getValueAsString() != null) {
            return Json.text(java.text.Normalizer.normalize(text.getValueAsString(), java.text.Normalizer.Form.NFC));
        }
        throw wrong(PathwayRefusal.FIELD_TYPE, path);
    }

    /** A field's name as the client wrote it is shown only where it cannot hold anything but a name. */
    private static Refused wrong(PathwayRefusal code, String field) {
        String shown = field.matches("[A-Za-z0-9.]{1,80}") ? field : "?";
        return Refusal.of(code).with(FactKey.FIELD, shown).refused();
    }
}
