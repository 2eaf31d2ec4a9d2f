package org.passerelle.gateway.cli.pathway;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.exchange.rehearsal.Turn;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;
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
    private final PrintStream err;

    @Parameters(
            paramLabel = "NAME[/VERSION]|FILE",
            description = "A shipped pathway, the newest where no version is said, or the file of another.")
    private String pathway = "";

    @Option(names = "--script", required = true, paramLabel = "FILE", description = "The script.")
    private Path script = Path.of("");

    @Option(names = "--forms", paramLabel = "FILE|FOLDER", description = "Lines' forms that the script uses.")
    private List<Path> forms = List.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    PathwaySimulateCommand(PrintStream out, PrintStream err) {
        this.err = err;
        this.out = out;
    }

    @Override
    public Integer call() {
        List<Path> named = new ArrayList<>(forms);
        named.add(Path.of(pathway));
        named.add(script);
        return PathwayCommands.telling(err, named, this::play);
    }

    private int play() {
        Pathway found = PathwayArgument.find(pathway, forms);
        Script read = Script.read(script);
        List<Turn> turns = played(found, read);
        boolean kept = turns.stream().allMatch(turn -> turn.broken().isEmpty());
        var told = new TurnWords(script.toString(), Rehearsal.zone(read));
        if (json) {
            Json.Obj document = Json.object()
                    .put("pathway", found.ref().toString())
                    .put("asExpected", kept)
                    .put("turns", turns.stream().map(TurnWords::json).toList())
                    .build();
            out.println(new String(Canon.octets(document), StandardCharsets.UTF_8));
        } else {
            out.println(told.head());
            turns.forEach(turn -> told.lines(turn).forEach(out::println));
        }
        return kept ? 0 : PathwayCommands.REFUSED;
    }

    /** What is wrong with the script as a whole is told of its file. */
    private List<Turn> played(Pathway found, Script read) {
        try {
            return Rehearsal.play(found, read);
        } catch (Refused refused) {
            throw refused.refusal()
                    .with(FactKey.FILE, String.valueOf(script.getFileName()))
                    .refused(refused);
        }
    }
}
