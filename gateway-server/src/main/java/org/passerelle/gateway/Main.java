package org.passerelle.gateway;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.cli.Cli;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.catalogue.CatalogueCommands;
import org.passerelle.gateway.cli.figures.FiguresCommands;
import org.passerelle.gateway.cli.line.LineCommands;
import org.passerelle.gateway.cli.line.PracticeCommands;
import org.passerelle.gateway.cli.outbox.OutboxCommands;
import org.passerelle.gateway.config.Environment;
import org.passerelle.node.NodeLedger;
import org.passerelle.node.NodeSettings;
import org.passerelle.seal.suite.Crypto;
import org.passerelle.seal.suite.WarmUp;

/** The process: gives commands the system's clock, randomness, streams and environment. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var console = new Console(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminal());
        Environment environment = name -> Optional.ofNullable(System.getenv(name));
        NodeSettings.World world = NodeSettings.World.system();
        Cli.Server server = settings -> {
            settings.findCrypto().ifPresent(chosen -> Crypto.choose(Crypto.valueOf(chosen.name())));
            WarmUp.ciphers();
            House house = House.open(settings, world, House.Drive.THREADS);
            var hook = new ShutdownHook(house);
            // only now may anybody believe that it serves: whoever then ends it is heard
            console.out().println("passerelle: serving on port " + house.port());
            house.consolePort().ifPresent(port -> console.out().println("passerelle: console on port " + port));
            console.out().flush();
            hook.await();
        };
        var cli = new Cli(
                        console,
                        world,
                        environment,
                        server,
                        settings -> new NodeLedger(NodePlan.of(settings, world)),
                        settings -> Examination.of(settings, world))
                .with(
                        List.of(
                                LineCommands.of(console),
                                PracticeCommands.of(console),
                                OutboxCommands.of(console),
                                CatalogueCommands.of(console, world)),
                        console)
                .with(FiguresCommands.of(console), console);
        int code = cli.run(arguments);
        console.out().flush();
        System.exit(code);
    }

    /** Where somebody sits at one. */
    private static Console.@Nullable Terminal terminal() {
        // from 22 on there would be a console without a terminal too, but for this
        System.setProperty("jdk.console", "java.base");
        java.io.Console typed = System.console();
        return typed == null ? null : prompt -> typed.readPassword("%s", prompt);
    }
}
