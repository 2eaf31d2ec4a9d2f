package org.passerelle.gateway.cli.line;

import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The days on which somebody is away, or the whole line is closed. */
abstract class DaysCommands extends LineCommand {
    @Option(names = "--from", paramLabel = "DAY", description = "The first day, 2026-12-24.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "DAY", description = "The last day; the first one when absent.")
    private @Nullable String until;

    @Option(names = "--end", paramLabel = "DAY", description = "Takes back the one that begins on this day.")
    private @Nullable String end;

    DaysCommands(Console console, Where where) {
        super(console, where);
    }

    Json.Obj days(String kind, Json.Builder change) {
        String last = end;
        String first = from;
        if ((last == null) == (first == null)) {
            throw wrong("give --from and --until, or --end");
        }
        if (first == null) {
            return change.put("change", "end-" + kind).put("from", last).build();
        }
        return change.put("change", kind)
                .put("from", first)
                .put("until", until == null ? first : until)
                .build();
    }

    @Command(
            name = "absence",
            mixinStandardHelpOptions = true,
            description = "Somebody is away: nobody tells them anything on these days.")
    static final class Absence extends DaysCommands {
        @Parameters(index = "1", paramLabel = "PERSON", description = "RPPS number or id.")
        private String person = "";

        Absence(Console console, Where where) {
            super(console, where);
        }

        @Override
        Json.Obj change() {
            return days("absence", Json.object().put("person", person));
        }
    }

    @Command(
            name = "closure",
            mixinStandardHelpOptions = true,
            description = "The line is closed on these days; its card says so from now on.")
    static final class Closure extends DaysCommands {
        Closure(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            return days("closure", Json.object());
        }
    }
}
