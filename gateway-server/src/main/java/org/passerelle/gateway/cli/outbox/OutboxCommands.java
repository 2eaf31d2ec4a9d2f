package org.passerelle.gateway.cli.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.remote.GatewayClient;
import org.passerelle.gateway.cli.remote.GatewayOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outbox}: what waits to leave a running gateway; lets a mail go now, or gives it up. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description =
                "What waits to leave a running gateway, of the lines and practices that you coordinate. Speaks to its API with a client certificate; docs/gateway.md explains.")
public final class OutboxCommands implements Callable<Integer> {
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private OutboxCommands() {}

    /** The command with its commands. */
    public static CommandLine of(Console console) {
        return new CommandLine(new OutboxCommands())
                .addSubcommand(new ListWaiting(console))
                .addSubcommand(new RetryNow(console))
                .addSubcommand(new GiveUp(console));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }

    /** One command of these: asks the gateway and prints what it says. */
    abstract static class Asking implements Callable<Integer> {
        private final Console console;

        @Mixin
        private GatewayOptions gateway = new GatewayOptions();

        @Option(names = "--json", description = "Prints JSON.")
        private boolean json;

        Asking(Console console) {
            this.console = console;
        }

        abstract byte[] ask(GatewayClient asked);

        abstract List<String> text(Json.Obj said);

        @Override
        public Integer call() {
            Json.Obj said = Canon.readLoose(ask(GatewayClient.of(gateway)));
            if (json) {
                console.out().println(new String(Canon.octets(said), StandardCharsets.UTF_8));
            } else {
                text(said).forEach(console.out()::println);
            }
            return 0;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What waits, the oldest first: why, until when, and nothing of what it says.")
    static final class ListWaiting extends Asking {
        ListWaiting(Console console) {
            super(console);
        }

        @Override
        byte[] ask(GatewayClient asked) {
            return asked.get("/outbox", GatewayClient.JSON);
        }

        @Override
        List<String> text(Json.Obj said) {
            return OutboxText.of(said);
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description =
                    "Sends a mail now that would go later. It is the same mail: it has one effect however often it comes.")
    static final class RetryNow extends Asking {
        @Parameters(index = "0", paramLabel = "ID", description = "The mail's id, as list says it.")
        private String mail = "";

        RetryNow(Console console) {
            super(console);
        }

        @Override
        byte[] ask(GatewayClient asked) {
            return asked.post("/outbox/" + GatewayClient.encoded(mail) + "/retry");
        }

        @Override
        List<String> text(Json.Obj said) {
            return List.of(said.text("mail") + "  goes now");
        }
    }

    @Command(
            name = "give-up",
            mixinStandardHelpOptions = true,
            description =
                    "Sends a mail no more. Its exchange notes that it was not delivered, and people are alarmed: tell the correspondent by another way.")
    static final class GiveUp extends Asking {
        @Parameters(index = "0", paramLabel = "ID", description = "The mail's id, as list says it.")
        private String mail = "";

        GiveUp(Console console) {
            super(console);
        }

        @Override
        byte[] ask(GatewayClient asked) {
            return asked.post("/outbox/" + GatewayClient.encoded(mail) + "/give-up");
        }

        @Override
        List<String> text(Json.Obj said) {
            return List.of(said.text("mail") + "  given up; tell the correspondent by another way");
        }
    }
}
