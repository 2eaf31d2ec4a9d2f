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
        return people(new CommandLine(new LineCommands()), console, Where.LINE)
                .addSubcommand(new DaysCommands.Closure(console))
                .addSubcommand(new TextCommand(console))
                .addSubcommand(new FormCommand(console))
                .addSubcommand(new OfferCommands.Capacity(console))
                .addSubcommand(new OfferCommands.Hours(console))
                .addSubcommand(new OfferCommands.Fallback(console))
                .addSubcommand(new OfferCommands.Open(console))
                .addSubcommand(new OfferCommands.Close(console))
                .addSubcommand(new OfferCommands.Offer(console))
                .addSubcommand(new OfferCommands.Publish(console));
    }

    /** What looks after people, of a line or a practice. */
    static CommandLine people(CommandLine command, Console console, Where where) {
        var member = new CommandLine(new MemberGroup())
                .addSubcommand(new MemberCommands.Add(console, where))
                .addSubcommand(new MemberCommands.Change(console, where))
                .addSubcommand(new MemberCommands.Remove(console, where));
        return command.addSubcommand(new ListLines(console, where))
                .addSubcommand(new Show(console, where))
                .addSubcommand(member)
                .addSubcommand(new DaysCommands.Absence(console, where));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }

    @Command(name = "member", mixinStandardHelpOptions = true, description = "Who is there.")
    static final class MemberGroup implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return USAGE;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Those that you belong to.")
    static final class ListLines implements Callable<Integer> {
        private final Console console;
        private final Where where;

        @Mixin
        private LineOptions options = new LineOptions();

        ListLines(Console console, Where where) {
            this.console = console;
            this.where = where;
        }

        @Override
        public Integer call() {
            Json.Obj said = options.remote(where).lines();
            if (options.json()) {
                LineCommand.print(console, said, true);
            } else {
                said.array(where.folder)
                        .objects()
                        .forEach(one -> console.out()
                                .println(one.text(where.word) + "  "
                                        + one.findText("title").orElse("version " + one.whole("version"))));
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Its people, and a line's card.")
    static final class Show implements Callable<Integer> {
        private final Console console;
        private final Where where;

        @Mixin
        private LineOptions options = new LineOptions();

        @Parameters(index = "0", paramLabel = "ADDRESS", description = "Its mail address.")
        private String line = "";

        Show(Console console, Where where) {
            this.console = console;
            this.where = where;
        }

        @Override
        public Integer call() {
            LineCommand.print(console, options.remote(where).line(line), options.json());
            return 0;
        }
    }
}
