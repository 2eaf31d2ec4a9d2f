package org.passerelle.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refused;

/** Reads exactly what {@link AnswersWriter} writes back into the content. */
final class AnswersReader {
    private AnswersReader() {}

    static Json.Obj content(List<QuestionnaireResponseItemComponent> items) {
        return members("", items);
    }

    /** The value of the only item that says that it holds such a resource. */
    static Optional<Json> holding(String type, List<QuestionnaireResponseItemComponent> items) {
        return Elements.atMostOne(
                        items.stream()
                                .filter(item -> (AnswersWriter.STRUCTURES + type).equals(item.getDefinition()))
                                .toList(),
                        "item.definition")
                .map(AnswersReader::value);
    }

    private static Json.Obj members(String prefix, List<QuestionnaireResponseItemComponent> items) {
        var members = new TreeMap<String, Json>();
        for (QuestionnaireResponseItemComponent item : items) {
            String linkId = linkId(item);
            if (!linkId.startsWith(prefix)
                    || linkId.length() == prefix.length()
                    || members.put(linkId.substring(prefix.length()), value(item)) != null) {
                throw wrong();
            }
        }
        return new Json.Obj(members);
    }

    private static Json value(QuestionnaireResponseItemComponent item) {
        Optional<String> shape = Elements.extension(item.getExtension(), Systems.SHAPE)
                .map(extension -> extension.getValue() instanceof CodeType code ? code.getValue() : "");
        Optional<String> blank = Elements.extension(item.getExtension(), Systems.BLANK)
                .map(extension -> extension.getValue() instanceof StringType text ? text.getValue() : "");
        if (item.getExtension().size() > 1 || shape.isEmpty() && item.hasItem()) {
            throw wrong();
        }
        if (shape.isPresent() || blank.isPresent()) {
            if (item.hasAnswer()) {
                throw wrong();
            }
            return shape.map(known -> compound(item, known)).orElseGet(() -> blank(blank.orElse("")));
        }
        var answer = Elements.only(item.getAnswer(), "item.answer");
        if (answer.hasItem() || answer.hasExtension()) {
            throw wrong();
        }
        return leaf(answer.getValue());
    }

    private static Json compound(QuestionnaireResponseItemComponent item, String shape) {
        if (shape.equals(AnswersWriter.OBJECT)) {
            return members(linkId(item) + ".", item.getItem());
        } else if (shape.equals(AnswersWriter.LIST)) {
            List<Json> items = new ArrayList<>();
            for (QuestionnaireResponseItemComponent inner : item.getItem()) {
                if (!linkId(inner).equals(linkId(item) + "." + items.size())) {
                    throw wrong();
                }
                items.add(value(inner));
            }
            return new Json.Array(items);
        }
        throw wrong();
    }

    private static Json blank(String written) {
        if (!written.startsWith("=") || !written.substring(1).isBlank()) {
            throw wrong();
        }
        return Json.text(written.substring(1));
    }

    private static Json leaf(Type value) {
        if (value instanceof BooleanType bool && bool.hasValue()) {
            return new Json.Bool(bool.booleanValue());
        } else if (value instanceof DecimalType decimal && decimal.hasValue()) {
            return whole(decimal);
        } else if (value instanceof Coding coding) {
            return Json.text(Elements.text(coding.getCode(), "item.answer"));
        } else if (value instanceof DateType date) {
            return Json.text(Elements.text(date.getValueAsString(), "item.answer"));
        } else if (value instanceof DateTimeType moment) {
            return Json.text(Elements.text(moment.getValueAsString(), "item.answer"));
        } else if (value instanceof Quantity quantity
                && quantity.hasValue()
                && AnswersWriter.UCUM.equals(quantity.getSystem())) {
            return Json.text(quantity.getValue().toPlainString());
        } else if (value instanceof StringType text && text.getClass() == StringType.class) {
            return Json.text(Elements.text(text.getValue(), "item.answer"));
        }
        throw wrong();
    }

    private static Json whole(DecimalType decimal) {
        try {
            return new Json.Whole(decimal.getValue().longValueExact());
        } catch (ArithmeticException fraction) {
            throw wrong();
        }
    }

    private static String linkId(QuestionnaireResponseItemComponent item) {
        return Elements.text(item.getLinkId(), "item.linkId");
    }

    private static Refused wrong() {
        return Elements.wrong("item");
    }
}
