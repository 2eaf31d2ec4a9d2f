package org.passerelle.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The content's plain answers as sentences, {@code words : value}. The request or communication repeats them for software that
 * reads no questionnaire, without the blanks around an answer, which FHIR texts may lose; they are compared when read.
 */
final class Sentences {
    /** The answer that is also a request's reason, by the name that forms give it. */
    private static final String QUESTION = "question";

    private Sentences() {}

    static List<String> of(QuestionnaireResponse answers) {
        List<String> sentences = new ArrayList<>();
        answers.getItem().forEach(item -> add(sentences, item));
        return sentences;
    }

    /** Several answers to one item, and a table row by row, are sentences of their own; what else has a shape has none. */
    private static void add(List<String> sentences, QuestionnaireResponseItemComponent item) {
        if (item.getAnswer().size() == 1) {
            shown(item.getAnswerFirstRep().getValue()).ifPresent(value -> sentences.add(label(item) + " : " + value));
        } else if (!item.hasDefinition() && item.hasText()) {
            for (QuestionnaireResponseItemComponent inner : item.getItem()) {
                String row = Stream.concat(Stream.of(inner), inner.getItem().stream())
                        .filter(cell -> cell.getAnswer().size() == 1)
                        .flatMap(cell -> shown(cell.getAnswerFirstRep().getValue()).stream()
                                .map(value -> cell.hasText() ? cell.getText() + " " + value : value))
                        .collect(Collectors.joining(" ; "));
                if (!row.isEmpty()) {
                    sentences.add(label(item) + " : " + row);
                }
            }
        }
    }

    /** The one question, where the form asks one. */
    static Optional<String> question(QuestionnaireResponse answers) {
        return answers.getItem().stream()
                .filter(item ->
                        QUESTION.equals(item.getLinkId()) && item.getAnswer().size() == 1)
                .findFirst()
                .flatMap(item -> shown(item.getAnswerFirstRep().getValue()));
    }

    private static String label(QuestionnaireResponseItemComponent item) {
        return item.hasText() ? item.getText() : item.getLinkId();
    }

    private static Optional<String> shown(Type value) {
        if (value instanceof Coding coding) {
            return Optional.of(coding.hasDisplay() ? coding.getDisplay() : coding.getCode());
        } else if (value instanceof BooleanType bool) {
            return Optional.of(bool.booleanValue() ? "oui" : "non");
        } else if (value instanceof DateType date) {
            return Optional.of(date.getValueAsString());
        }
        if (value instanceof DateTimeType moment) {
            return Optional.of(moment.getValueAsString());
        } else if (value instanceof Quantity number) {
            String unit = number.hasUnit() ? " " + number.getUnit() : "";
            return Optional.of(number.getValue().toPlainString() + unit);
        }
        return value instanceof StringType text ? Optional.of(text.getValue().strip()) : Optional.empty();
    }
}
