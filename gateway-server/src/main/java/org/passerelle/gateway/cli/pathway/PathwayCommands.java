package org.passerelle.gateway.cli.pathway;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import picocli.CommandLine;

/** The commands under {@code pathway}. */
public final class PathwayCommands {
    /** Exit code of what is not as it should be. */
    static final int REFUSED = 1;

    private PathwayCommands() {}

    /**
     * Adds them to their group.
     *
     * @param out where results are printed
     * @param writer writes a text to a file that the command line names
     */
    public static CommandLine addTo(CommandLine group, PrintStream out, BiConsumer<Path, String> writer) {
        return group.addSubcommand(new PathwayCheckCommand(out))
                .addSubcommand(
                        new CommandLine(new PathwayShowCommand(out, writer)).setCaseInsensitiveEnumValuesAllowed(true))
                .addSubcommand(new PathwaySimulateCommand(out));
    }
}
