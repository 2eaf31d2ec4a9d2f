package org.passerelle.gateway.cli.pathway;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.pathway.yaml.CheckedFile;
import org.passerelle.pathway.yaml.MistakeText;
import org.passerelle.refusal.FactKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks through the files of pathways and of lines' forms, and tells the first mistake of each. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks files of pathways and of lines' forms: for each the first mistake with its line and column, and what mends it.")
final class PathwayCheckCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "Files, or folders of .yaml files.")
    private List<Path> named = List.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PathwayCheckCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        named.forEach(this::requireFiles);
        List<CheckedFile> checked = CheckedFile.of(CheckedFile.spread(named));
        if (json) {
            out.println(new String(Canon.octets(document(checked)), StandardCharsets.UTF_8));
        } else {
            checked.forEach(file -> out.println(line(file)));
        }
        boolean sound = checked.stream().allMatch(file -> file.findMistake().isEmpty());
        return sound ? 0 : PathwayCommands.REFUSED;
    }

    /** Of a folder in which nothing was checked nobody is told that it is sound. */
    private void requireFiles(Path path) {
        if (CheckedFile.spread(List.of(path)).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no .yaml file in " + path);
        }
    }

    private static String line(CheckedFile checked) {
        return checked.findMistake()
                .map(mistake -> MistakeText.of(checked.file().toString(), mistake))
                .orElseGet(() -> checked.file() + ": " + checked.findName().orElse("") + " is sound");
    }

    private static Json.Obj document(List<CheckedFile> checked) {
        return Json.object()
                .put(
                        "sound",
                        checked.stream().allMatch(file -> file.findMistake().isEmpty()))
                .put("files", checked.stream().map(PathwayCheckCommand::entry).toList())
                .build();
    }

    private static Json.Obj entry(CheckedFile checked) {
        Json.Builder entry = Json.object()
                .put("file", checked.file().toString())
                .put("holds", checked.findName())
                .put("sound", checked.findMistake().isEmpty());
        checked.findMistake().ifPresent(mistake -> {
            entry.put("code", mistake.code().code()).put("sentence", MistakeText.sentence(mistake));
            number(entry, "line", mistake.facts().get(FactKey.LINE));
            number(entry, "column", mistake.facts().get(FactKey.COLUMN));
        });
        return entry.build();
    }

    private static void number(Json.Builder entry, String name, @Nullable String number) {
        if (number != null) {
            entry.put(name, Long.parseLong(number));
        }
    }
}
