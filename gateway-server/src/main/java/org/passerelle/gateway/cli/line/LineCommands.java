package org.passerelle.gateway.cli.line;

import java.util.concurrent.Callable;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code line}: looks after the lines of a running gateway. */
@Command(
        name = "line",
        mixinStandardHelpOptions = true,
        description =
                "A running gateway's lines: their people, hours, closures and cards. Speaks to its API with a client certificate; docs/lines.md explains.")
public final class LineCommands implements Callable<Integer> {
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LineCommands() {}

    /** The command with its commands. */
    public static CommandLine of(Console console) {
        var member = new CommandLine(new MemberGroup())
                .addSubcommand(new MemberCommands.Add(console))
                .addSubcommand(new MemberCommands.Change(console))
                .addSubcommand(new MemberCommands.Remove(console));
        return new CommandLine(new LineCommands())
                .addSubcommand(new ListLines(console))
                .addSubcommand(new Show(console))
                .addSubcommand(member)
                .addSubcommand(new DaysCommands.Absence(console))
                .addSubcommand(new DaysCommands.Closure(console))
                .addSubcommand(new OfferCommands.Capacity(console))
                .addSubcommand(new OfferCommands.Hours(console))
                .addSubcommand(new OfferCommands.Fallback(console))
                .addSubcommand(new OfferCommands.Open(console))
                .addSubcommand(new OfferCommands.Close(console))
                .addSubcommand(new OfferCommands.Offer(console))
                .addSubcommand(new OfferCommands.Publish(console));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }

    @Command(name = "member", mixinStandardHelpOptions = true, description = "Who is on a line.")
    static final class MemberGroup implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return USAGE;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The lines that you are on.")
    static final class ListLines implements Callable<Integer> {
        private final Console console;

        @Mixin
        private LineOptions options = new LineOptions();

        ListLines(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Json.Obj said = options.lines().lines();
            if (options.json()) {
                LineCommand.print(console, said, true);
            } else {
                said.array("lines")
                        .objects()
                        .forEach(one -> console.out().println(one.text("line") + "  " + one.text("title")));
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "A line's people and its card.")
    static final class Show implements Callable<Integer> {
        private final Console console;

        @Mixin
        private LineOptions options = new LineOptions();

        @Parameters(index = "0", paramLabel = "LINE", description = "The line's mail address.")
        private String line = "";

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            LineCommand.print(console, options.lines().line(line), options.json());
            return 0;
        }
    }
}
