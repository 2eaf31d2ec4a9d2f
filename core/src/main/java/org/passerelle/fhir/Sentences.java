package org.passerelle.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
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
        for (QuestionnaireResponseItemComponent item : answers.getItem()) {
            if (item.getAnswer().size() == 1) {
                shown(item.getAnswerFirstRep().getValue())
                        .ifPresent(value -> sentences.add(label(item) + " : " + value));
            }
        }
        return sentences;
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
        return value instanceof StringType text ? Optional.of(text.getValue().strip()) : Optional.empty();
    }
}
