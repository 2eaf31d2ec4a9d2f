package org.passerelle.gateway.cli.pathway;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.QuestionnaireResource;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.drawing.FhirText;
import org.passerelle.pathway.drawing.PathwaySvg;
import org.passerelle.pathway.drawing.PathwayText;
import org.passerelle.pathway.said.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a pathway as text, and as a picture where asked. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a pathway: its states and who may do what in each, as text and as an SVG picture.")
final class PathwayShowCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;
    private final BiConsumer<Path, String> writer;

    @Parameters(
            paramLabel = "NAME[/VERSION]|FILE",
            description = "A shipped pathway, the newest where no version is said, or the file of another.")
    private String pathway = "";

    @Option(names = "--forms", paramLabel = "FILE|FOLDER", description = "Lines' forms to show with it.")
    private List<Path> forms = List.of();

    @Option(names = "--svg", paramLabel = "FILE", description = "Where the picture is written.")
    private @Nullable Path svg;

    @Option(
            names = "--questionnaire",
            paramLabel = "STEP",
            description = "Prints that step's form as a FHIR Questionnaire instead.")
    private @Nullable String questionnaire;

    @Option(names = "--lang", paramLabel = "fr|en", description = "In which language; en when absent.")
    private Language language = Language.EN;

    PathwayShowCommand(PrintStream out, PrintStream err, BiConsumer<Path, String> writer) {
        this.err = err;
        this.writer = writer;
        this.out = out;
    }

    @Override
    public Integer call() {
        List<Path> named = new ArrayList<>(forms);
        named.add(Path.of(pathway));
        return PathwayCommands.telling(err, named, this::show);
    }

    private int show() {
        Pathway found = PathwayArgument.find(pathway, forms);
        if (questionnaire != null) {
            byte[] form = FhirJson.write(QuestionnaireResource.write(found, found.step(questionnaire)));
            out.println(new String(form, StandardCharsets.UTF_8));
            return 0;
        }
        PathwayText.of(found, language).forEach(out::println);
        FhirText.of(found, language).forEach(out::println);
        if (svg != null) {
            writer.accept(svg, PathwaySvg.of(found, language));
        }
        return 0;
    }
}
