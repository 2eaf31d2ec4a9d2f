package org.passerelle.specs.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.yaml.Pathways;

/** {@code pathways/avis.md} shows the circuit as the shipped file defines it. */
class PathwayPageTest {

    @Test
    void showsEveryStateStepAndFieldOfTheAvis() throws IOException {
        Pathway avis = Pathways.shipped().get(PathwayRef.parse("avis/1"));
        var text = new StringBuilder("## States\n\n| state | in French | |\n|---|---|---|\n");
        avis.states().forEach(state -> text.append(row(avis, state)));
        text.append("\n## Steps\n\n| step | in French | by | from | to | clock |\n|---|---|---|---|---|---|\n");
        avis.steps().forEach(step -> text.append(row(step)));
        text.append("\n## Medical documents\n\n| step | document | in French | its parts |\n|---|---|---|---|\n");
        avis.steps().forEach(step -> step.findDocument().ifPresent(model -> text.append(row(step, model))));
        for (Step step : avis.steps()) {
            if (!step.form().fields().isEmpty()) {
                text.append("\n## What `").append(step.name()).append("` says\n\n");
                text.append("| field | in French | holds | needed |\n|---|---|---|---|\n");
                step.form().fields().forEach(field -> text.append(row(field)));
            }
        }
        new Page(Path.of("pathways", "avis.md")).mustEndWith(text.toString());
    }

    private static String row(Pathway pathway, State state) {
        String place = state.end() ? "end" : state.name().equals(pathway.initialState()) ? "start" : "";
        return line(code(state.name()), state.title().fr(), place);
    }

    private static String row(Step step) {
        String from = step.from().stream().map(PathwayPageTest::code).collect(Collectors.joining(", "));
        String clock = step.clock().name().toLowerCase(Locale.ROOT);
        return line(code(step.name()), step.title().fr(), String.join(", ", step.by()), from, code(step.to()), clock);
    }

    private static String row(Step step, ClinicalModel model) {
        String kind = model.kind() == ClinicalModel.Kind.REQUEST ? "TLM-DA" : "TLM-CR";
        String parts = model.parts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> code(part.getValue()))
                .collect(Collectors.joining(", "));
        return line(code(step.name()), kind, model.title().fr(), parts);
    }

    private static String row(Field field) {
        return line(code(field.name()), field.words().fr(), holds(field), needed(field));
    }

    private static String needed(Field field) {
        String asked = field.findWhen()
                .map(when -> "when " + code(when.field()) + " is "
                        + when.is().stream().map(PathwayPageTest::code).collect(Collectors.joining(" or ")))
                .orElse("yes");
        return field.required() ? asked : "no";
    }

    private static String holds(Field field) {
        if (field instanceof Field.TextField text) {
            return "text, at most " + text.maxChars() + " characters";
        } else if (field instanceof Field.ChoiceField choice) {
            return "one of " + codes(choice.options());
        } else if (field instanceof Field.FlagField flag) {
            return flag.stops() ? "yes or no; yes stops the step" : "yes or no";
        } else if (field instanceof Field.DocumentsField documents) {
            return documents.min() + " to " + documents.max() + " documents, each one of " + codes(documents.kinds());
        } else if (field instanceof Field.ProfessionalField professional) {
            return professional.noneAllowed() ? "a professional, or `none`" : "a professional";
        } else if (field instanceof Field.ConsentField) {
            return "the trace of a consent that was given";
        } else if (field instanceof AddressField) {
            return "the address of a mailbox";
        }
        return field instanceof Field.PatientField ? "a patient" : "a day";
    }

    private static String codes(List<Option> options) {
        return options.stream().map(option -> code(option.code())).collect(Collectors.joining(", "));
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static String line(String... cells) {
        return List.of(cells).stream().map(Page::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
