package org.passerelle.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.PathwayRef;

/**
 * Writes a form's content as the items of a QuestionnaireResponse, so that nothing of it is lost: a leaf is an item with one
 * typed answer, an object or a list an item with a shape and inner items, whose link ids go on from its own.
 */
final class AnswersWriter {
    static final String OBJECT = "object";
    static final String LIST = "list";
    /** Where an item's {@code definition} says which resource it holds. */
    static final String STRUCTURES = "http://hl7.org/fhir/StructureDefinition/";

    static final String UCUM = "http://unitsofmeasure.org";
    private static final Pattern NUMBER = Pattern.compile("(?!-[0.]+$)-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?");
    private static final Pattern INSTANT =
            Pattern.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z");
    private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9]");

    private final String version;

    AnswersWriter(PathwayRef pathway) {
        this.version = pathway.toString();
    }

    /** The item of one field. */
    QuestionnaireResponseItemComponent field(Field field, Json value) {
        var item = item(field.name(), value, field);
        item.setText(field.words().fr());
        definition(field).ifPresent(type -> item.setDefinition(STRUCTURES + type));
        return item;
    }

    QuestionnaireResponseItemComponent item(String linkId, Json value, @Nullable Field field) {
        var item = new QuestionnaireResponseItemComponent().setLinkId(linkId);
        if (value instanceof Json.Obj object) {
            shape(item, OBJECT);
            object.members()
                    .forEach((name, inner) -> item.addItem(inside(linkId + "." + name, inner, kind(name, field))));
        } else if (value instanceof Json.Array array) {
            shape(item, LIST);
            for (Json inner : array.items()) {
                item.addItem(item(linkId + "." + item.getItem().size(), inner, field));
            }
        } else {
            leaf(item, value, field);
        }
        return item;
    }

    private QuestionnaireResponseItemComponent inside(String linkId, Json value, @Nullable Field field) {
        var item = item(linkId, value, field);
        return field instanceof Field.DocumentsField || field == null
                ? item
                : item.setText(field.words().fr());
    }

    /** The coding of a document's kind. */
    Coding kind(Field.DocumentsField field, String code) {
        return option(field.kinds(), code).orElseThrow(() -> Elements.wrong(field.name()));
    }

    private void leaf(QuestionnaireResponseItemComponent item, Json value, @Nullable Field field) {
        if (value instanceof Json.Text text && text.value().isBlank()) {
            item.addExtension(new Extension(Systems.BLANK, new StringType("=" + text.value())));
            return;
        }
        item.addAnswer().setValue(answer(value, field));
    }

    private Type answer(Json value, @Nullable Field field) {
        if (value instanceof Json.Bool bool) {
            return new BooleanType(bool.value());
        } else if (value instanceof Json.Whole whole) {
            return new DecimalType(BigDecimal.valueOf(whole.value()));
        } else if (value instanceof Json.Text text) {
            return text(text.value(), field);
        }
        throw Elements.wrong(field == null ? "content" : field.name());
    }

    private Type text(String text, @Nullable Field field) {
        Optional<Coding> coding = Optional.empty();
        if (field instanceof Field.ChoiceField choice) {
            coding = option(choice.options(), text);
        } else if (field instanceof Field.DocumentsField documents) {
            coding = option(documents.kinds(), text);
        } else if (field instanceof Field.ProfessionalField && text.equals(Field.ProfessionalField.NONE)) {
            coding = Optional.of(Elements.coding(Systems.OPTION, version, text, "Aucun"));
        } else if (field instanceof FigureField.DateField && DATE.matcher(text).matches()) {
            return new DateType(text);
        } else if (field instanceof FigureField.InstantField
                && INSTANT.matcher(text).matches()) {
            return new DateTimeType(text);
        } else if (field instanceof FigureField.NumberField number
                && NUMBER.matcher(text).matches()) {
            return quantity(number, text);
        }
        return coding.<Type>map(found -> found).orElseGet(() -> new StringType(text));
    }

    /** With its unit in UCUM; a bare count has the unit 1. */
    private static Quantity quantity(FigureField.NumberField field, String text) {
        String unit = field.unit() == null ? "1" : field.unit();
        var quantity = new Quantity().setSystem(UCUM).setCode(unit).setValue(new BigDecimal(text));
        return field.unit() == null ? quantity : quantity.setUnit(unit);
    }

    private Optional<Coding> option(List<Option> options, String code) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .map(option -> Elements.coding(
                        Systems.OPTION, version, code, option.words().fr()));
    }

    /** Inside a field only a document's kind and a table's columns still have words. */
    private static @Nullable Field kind(String member, @Nullable Field field) {
        if (field instanceof FigureField.RowsField rows) {
            return rows.columns().find(member).orElse(null);
        }
        return field instanceof Field.DocumentsField && member.equals("kind") ? field : null;
    }

    static Optional<String> definition(Field field) {
        if (field instanceof Field.PatientField) {
            return Optional.of("Patient");
        } else if (field instanceof Field.ConsentField) {
            return Optional.of("Consent");
        } else if (field instanceof Field.ProfessionalField) {
            return Optional.of("Practitioner");
        }
        return field instanceof Field.DocumentsField ? Optional.of("DocumentReference") : Optional.empty();
    }

    private static void shape(QuestionnaireResponseItemComponent item, String shape) {
        item.addExtension(new Extension(Systems.SHAPE, new CodeType(shape)));
    }
}
