package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.When;
import org.passerelle.pathway.drawing.PathwaySvg;
import org.passerelle.pathway.said.Language;
import org.passerelle.pathway.yaml.PathwayLoader;
import org.passerelle.pathway.yaml.Pathways;

/** {@code docs/pathways} shows every shipped pathway, and every example, as its file defines it, in the words that people see. */
class CircuitPagesTest {
    private static final Path DOCS = Path.of("../docs/pathways");
    private static final Path EXAMPLES = Path.of("../examples/pathways");

    static List<Pathway> circuits() {
        return Stream.concat(Pathways.shipped().all().stream(), examples().stream())
                .toList();
    }

    static List<Pathway> examples() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().map(CircuitPagesTest::load).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void listsEachInTheIndex() throws IOException {
        String index = Files.readString(DOCS.resolve("README.md"));
        List<String> listed = index.lines()
                .filter(line -> line.startsWith("| [`"))
                .map(line -> line.substring(4, line.indexOf('`', 4)))
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        circuits().stream().map(circuit -> circuit.ref().name()).toList());
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void tellsInFrenchWhoDoesWhatAndWhatIsFilledIn(Pathway circuit) throws IOException {
        String name = circuit.ref().name();
        var text = new StringBuilder("![États et étapes](" + name
                + ".svg)\n\n## Étapes\n\n| étape | qui | depuis | vers | horloge |\n|---|---|---|---|---|\n");
        circuit.steps().forEach(step -> text.append(row(circuit, step)));
        text.append("\n## Formulaires\n");
        Map<Field, Step> told = new LinkedHashMap<>();
        for (Step step : circuit.steps()) {
            text.append(form(step, told));
            step.forms().forEach(form -> text.append(lineForm(step, form, told)));
        }
        new Page(DOCS.resolve(name + ".md")).mustEndWith(text.toString());
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void drawsEachBesideItsPage(Pathway circuit) throws IOException {
        String drawn = PathwaySvg.of(circuit, Language.FR);
        Path file = DOCS.resolve(circuit.ref().name() + ".svg");
        Path right = Path.of("target").resolve(file.getFileName());
        Files.writeString(right, drawn);
        assertThat(file).as("what it should be is in %s", right).exists().hasContent(drawn);
    }

    @Test
    void saysWhatEachIsForAndCallsEachRoleByItsOwnName() {
        for (Pathway circuit : circuits()) {
            assertThat(circuit.findSummary()).as(circuit.ref().toString()).isPresent();
            assertThat(circuit.roles())
                    .as(circuit.ref().toString())
                    .extracting(Role::title)
                    .doesNotHaveDuplicates();
        }
    }

    private static Pathway load(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return PathwayLoader.load(yaml, file.getFileName().toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String row(Pathway circuit, Step step) {
        String from = step.from().stream()
                .map(state -> circuit.state(state).title().fr())
                .collect(Collectors.joining(", "));
        String by = circuit.roles(step).stream().map(role -> role.title().fr()).collect(Collectors.joining(", "));
        String addressees = step.addressees().stream()
                .map(role -> circuit.role(role).title().fr())
                .collect(Collectors.joining(", "));
        String who = addressees.isEmpty() ? by : by + " (fichiers à : " + addressees + ")";
        return line(
                step.title().fr() + " `" + step.name() + "`",
                who,
                from,
                circuit.state(step.to()).title().fr(),
                clock(step));
    }

    private static String clock(Step step) {
        String target = step.findTarget().map(name -> "`" + name + "`").orElse("selon le délai choisi");
        return switch (step.clock()) {
            case NONE -> "";
            case START -> "part (" + target + ")";
            case PAUSE -> "attend";
            case RESUME -> "reprend";
            case STOP -> "s'arrête";
            case CHANGE -> "change d'échéance";
        };
    }

    /** The step's fields; those that an earlier step asks for in the same way are named alone. */
    private static String form(Step step, Map<Field, Step> told) {
        if (step.form().fields().isEmpty() && step.findDocument().isEmpty()) {
            return "";
        }
        var text = new StringBuilder("\n### " + step.title().fr() + "\n\n");
        step.findDocument()
                .ifPresent(model -> text.append("Document : ")
                        .append(model.title().fr())
                        .append(model.findType()
                                .map(type -> " (LOINC " + type + ")")
                                .orElse(""))
                        .append(".\n\n"));
        return text.append(fields(step, step.form(), told)).toString();
    }

    /** What a line asks in its own form, beyond what the step's own form asks. */
    private static String lineForm(Step step, Form form, Map<Field, Step> told) {
        Form.Own own = form.findOwn().orElseThrow();
        return "\n#### Formulaire de ligne : " + own.title().fr() + " (`" + own.ref() + "`)\n\n"
                + fields(step, form, told);
    }

    private static String fields(Step step, Form form, Map<Field, Step> told) {
        var text = new StringBuilder();
        List<Field> fresh = new ArrayList<>(form.fields());
        Map<Step, List<Field>> again = fresh.stream()
                .filter(told::containsKey)
                .collect(Collectors.groupingBy(told::get, LinkedHashMap::new, Collectors.toList()));
        fresh.removeIf(told::containsKey);
        if (!fresh.isEmpty()) {
            text.append("| champ | contenu | exigé |\n|---|---|---|\n");
            fresh.forEach(field -> text.append(line(field.words().fr(), holds(field), needed(form, field))));
        }
        again.forEach((earlier, fields) -> text.append(fresh.isEmpty() ? "" : "\n")
                .append("Comme « ")
                .append(earlier.title().fr())
                .append(" » : ")
                .append(fields.stream().map(field -> field.words().fr()).collect(Collectors.joining(" ; ")))
                .append(".\n"));
        fresh.forEach(field -> told.putIfAbsent(field, step));
        return text.toString();
    }

    private static String needed(Form form, Field field) {
        if (!field.required()) {
            return "non";
        }
        return field.findWhen().map(when -> condition(form, when)).orElse("oui");
    }

    private static String condition(Form form, When when) {
        Field other = form.find(when.field()).orElseThrow();
        List<String> values = when.is().stream()
                .map(code -> other instanceof Field.ChoiceField choice
                        ? word(choice.options(), code)
                        : code.equals("true") ? "oui" : "non")
                .toList();
        return "si " + other.words().fr() + " : " + String.join(" ou ", values);
    }

    private static String holds(Field field) {
        if (field instanceof Field.TextField text) {
            return text.initial() == null ? "texte" : "texte ; « " + text.initial() + " » d'abord";
        } else if (field instanceof Field.ChoiceField choice) {
            String stops = choice.stops().isEmpty()
                    ? ""
                    : " ; " + words(choice.options(), choice.stops()) + " : rien n'est envoyé";
            return (choice.many() ? "un ou plusieurs : " : "un choix : ")
                    + words(choice.options(), choice.codes())
                    + stops;
        } else if (field instanceof Field.FlagField flag) {
            return flag.stops() ? "oui ou non ; oui : rien n'est envoyé" : "oui ou non";
        } else if (field instanceof Field.DocumentsField documents) {
            String kinds =
                    documents.kinds().stream().map(kind -> kind.words().fr()).collect(Collectors.joining(", "));
            return documents.min() + " à " + documents.max() + " : " + kinds
                    + documents.needs().stream()
                            .map(need -> " ; " + need.say().fr())
                            .collect(Collectors.joining());
        } else if (field instanceof Field.ProfessionalField professional) {
            return professional.noneAllowed() ? "un professionnel, ou « aucun »" : "un professionnel";
        } else if (field instanceof FigureField figure) {
            return figure(figure);
        } else if (field instanceof AddressField) {
            return "une adresse de messagerie";
        }
        return field instanceof Field.ConsentField
                ? "qui l'a recueilli, quand, comment"
                : "identité INS et coordonnées";
    }

    private static String figure(FigureField figure) {
        if (figure instanceof FigureField.RowsField rows) {
            return "un tableau : "
                    + rows.columns().fields().stream()
                            .map(column -> column.words().fr() + asked(rows.columns(), column))
                            .collect(Collectors.joining(", "));
        } else if (figure instanceof FigureField.NumberField number) {
            String bounds = number.min() == null || number.max() == null
                    ? ""
                    : " de " + number.min().toPlainString() + " à "
                            + number.max().toPlainString();
            return "un nombre" + bounds + (number.unit() == null ? "" : " (" + number.unit() + ")");
        }
        return figure instanceof FigureField.InstantField ? "date et heure" : "un jour";
    }

    /** When a column is asked for, where it is not in each row. */
    private static String asked(Form columns, Field column) {
        return column.findWhen()
                .map(when -> " (" + condition(columns, when) + ")")
                .orElse("");
    }

    private static String words(List<Option> options, List<String> codes) {
        return codes.stream().map(code -> word(options, code)).collect(Collectors.joining(", "));
    }

    private static String word(List<Option> options, String code) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .map(option -> option.words().fr())
                .findFirst()
                .orElseThrow();
    }

    private static String line(String... cells) {
        return List.of(cells).stream().map(Page::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
