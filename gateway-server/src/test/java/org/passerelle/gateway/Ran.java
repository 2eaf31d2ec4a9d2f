package org.passerelle.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.passerelle.gateway.cli.Cli;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.catalogue.CatalogueCommands;
import org.passerelle.gateway.cli.figures.FiguresCommands;
import org.passerelle.gateway.cli.line.LineCommands;
import org.passerelle.gateway.cli.line.PracticeCommands;
import org.passerelle.gateway.cli.outbox.OutboxCommands;
import org.passerelle.node.NodeLedger;
import org.passerelle.node.NodeSettings;

/**
 * A command that was run in this process.
 *
 * @param code its exit code
 * @param octets what it printed
 * @param err what it said on standard error
 */
record Ran(int code, byte[] octets, String err) {

    static Ran of(String... arguments) {
        return with(new byte[0], arguments);
    }

    static Ran with(byte[] in, String... arguments) {
        return run(in, Station.WORLD, settings -> {}, arguments);
    }

    /** {@code serve}, which ends as soon as the house stood. */
    static Ran serve(NodeSettings.World world, String config) {
        return run(
                new byte[0],
                world,
                settings -> House.open(settings, world, House.Drive.CALLER).close(),
                "serve",
                "--config",
                config);
    }

    private static Ran run(byte[] in, NodeSettings.World world, Cli.Server server, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Cli.Ledgers ledgers = settings -> new NodeLedger(NodePlan.of(settings, world));
        int code = new Cli(
                        console,
                        world,
                        name -> Optional.of("wrong"),
                        server,
                        ledgers,
                        settings -> Examination.of(settings, world))
                .with(
                        List.of(
                                LineCommands.of(console),
                                PracticeCommands.of(console),
                                OutboxCommands.of(console),
                                CatalogueCommands.of(console, world)),
                        console)
                .with(FiguresCommands.of(console), console)
                .run(arguments);
        return new Ran(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    String out() {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
