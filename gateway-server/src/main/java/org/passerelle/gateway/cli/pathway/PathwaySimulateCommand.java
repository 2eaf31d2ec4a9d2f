package org.passerelle.gateway.cli.pathway;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.exchange.rehearsal.Turn;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a script of steps with times against a pathway. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Plays a script of steps with times: states, clocks and alarms. Refused (exit 1) when something comes otherwise than the script expects.")
final class PathwaySimulateCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "NAME/VERSION|FILE", description = "A shipped pathway, or the file of another.")
    private String pathway = "";

    @Option(names = "--script", required = true, paramLabel = "FILE", description = "The script.")
    private Path script = Path.of("");

    @Option(names = "--forms", paramLabel = "FILE|FOLDER", description = "Lines' forms that the script uses.")
    private List<Path> forms = List.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    PathwaySimulateCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Pathway found = PathwayArgument.find(pathway, forms);
        Script read = Script.read(script);
        List<Turn> turns = Rehearsal.play(found, read);
        boolean kept = turns.stream().allMatch(turn -> turn.broken().isEmpty());
        var told = new TurnWords(Rehearsal.zone(read));
        if (json) {
            Json.Obj document = Json.object()
                    .put("pathway", found.ref().toString())
                    .put("asExpected", kept)
                    .put("turns", turns.stream().map(TurnWords::json).toList())
                    .build();
            out.println(new String(Canon.octets(document), StandardCharsets.UTF_8));
        } else {
            turns.forEach(turn -> told.lines(turn).forEach(out::println));
        }
        return kept ? 0 : PathwayCommands.REFUSED;
    }
}
