package org.passerelle.gateway.cli.catalogue;

import java.util.concurrent.Callable;
import org.passerelle.gateway.cli.Console;
import org.passerelle.node.NodeSettings.World;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code catalogue}: catalogues of lines as files, and from where they are published. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description = "Catalogues of lines: many signed cards in one signed file; docs/catalogue.md explains.")
public final class CatalogueCommands implements Callable<Integer> {
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private CatalogueCommands() {}

    /** The command with its commands. */
    public static CommandLine of(Console console, World world) {
        return new CommandLine(new CatalogueCommands())
                .addSubcommand(new CatalogueMakeCommand(console, world))
                .addSubcommand(new CatalogueShowCommand(console, world))
                .addSubcommand(new CatalogueVerifyCommand(console, world))
                .addSubcommand(new CatalogueFetchCommand(console, world));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }
}
