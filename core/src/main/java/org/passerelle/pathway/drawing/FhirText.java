package org.passerelle.pathway.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.passerelle.pathway.Field.ChoiceField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.mapping.FhirMapping;
import org.passerelle.pathway.said.Language;

/** What a pathway says of FHIR, in lines of text; none where it says nothing. */
public final class FhirText {
    private FhirText() {}

    public static List<String> of(Pathway pathway, Language language) {
        FhirMapping mapping = pathway.fhir();
        List<String> lines = new ArrayList<>();
        mapping.findCode()
                .ifPresent(code -> lines.add("FHIR: Task.code " + code.system() + "|" + code.code()
                        + code.findDisplay().map(words -> " (" + words + ")").orElse("")));
        if (!mapping.priorities().isEmpty()) {
            pathway.steps().forEach(step -> priorities(mapping, step).ifPresent(lines::add));
        }
        for (Step step : pathway.steps()) {
            mapping.questionnaire(step.name())
                    .ifPresent(canonical -> lines.add(madeFrom(language, step.name(), canonical)));
            for (Form form : step.forms()) {
                form.findOwn()
                        .ifPresent(own -> own.findQuestionnaire()
                                .ifPresent(canonical ->
                                        lines.add(madeFrom(language, step.name() + ", " + own.ref(), canonical))));
            }
        }
        return lines;
    }

    /** Of every urgency that a step's form has, those that the pathway does not name too. */
    private static Optional<String> priorities(FhirMapping mapping, Step step) {
        return step.form()
                .find(Form.URGENCY)
                .filter(ChoiceField.class::isInstance)
                .map(field -> ((ChoiceField) field)
                        .options().stream().map(Option::code).toList())
                .map(codes -> "FHIR: priority (" + step.name() + ") "
                        + codes.stream()
                                .map(code -> code + " "
                                        + mapping.priority(code, codes).code())
                                .collect(Collectors.joining(", ")));
    }

    private static String madeFrom(Language language, String form, String canonical) {
        return "FHIR: Questionnaire (" + form + ") " + language.of("tiré de ", "made from ") + canonical;
    }
}
