package org.passerelle.gateway.cli.line;

import java.util.concurrent.Callable;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code practice}: looks after the people of the practices that a running gateway serves. */
@Command(
        name = "practice",
        mixinStandardHelpOptions = true,
        description =
                "The people of the practices that a running gateway serves. Speaks to its API with a client certificate; docs/lines.md explains.")
public final class PracticeCommands implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PracticeCommands() {}

    /** The command with its commands. */
    public static CommandLine of(Console console) {
        return LineCommands.people(new CommandLine(new PracticeCommands()), console, Where.PRACTICE);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return LineCommands.USAGE;
    }
}
