package org.passerelle.gateway.cli.pathway;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import org.passerelle.pathway.yaml.MistakeText;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
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
     * @param err where mistakes of files are told
     * @param writer writes a text to a file that the command line names
     */
    public static CommandLine addTo(
            CommandLine group, PrintStream out, PrintStream err, BiConsumer<Path, String> writer) {
        return group.addSubcommand(new PathwayCheckCommand(out))
                .addSubcommand(new CommandLine(new PathwayShowCommand(out, err, writer))
                        .setCaseInsensitiveEnumValuesAllowed(true))
                .addSubcommand(new PathwaySimulateCommand(out, err));
    }

    /** Does the work; a mistake in a file is told as {@code check} tells it. */
    static int telling(PrintStream err, List<Path> named, IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (Refused refused) {
            Refusal mistake = refused.refusal();
            String file = mistake.facts().get(FactKey.FILE);
            if (file == null) {
                throw refused;
            }
            err.println(MistakeText.of(shown(file, named), mistake));
            return REFUSED;
        }
    }

    /** As the command line names it, where it does. */
    private static String shown(String file, List<Path> named) {
        return named.stream()
                .filter(path -> path.endsWith(file))
                .map(Path::toString)
                .findFirst()
                .orElse(file);
    }
}
