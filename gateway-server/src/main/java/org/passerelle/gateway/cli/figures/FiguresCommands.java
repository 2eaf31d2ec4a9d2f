package org.passerelle.gateway.cli.figures;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.passerelle.port.trust.Identity;
import picocli.CommandLine;

/** {@code indicators} and {@code billing}. */
public final class FiguresCommands {
    private FiguresCommands() {}

    /**
     * How the files that a command line names are read.
     *
     * @param identity a key and its certificate
     * @param certificates those of a file
     */
    public record Files(
            BiFunction<Path, Path, Identity> identity, Function<Path, List<X509Certificate>> certificates) {}

    /** Adds both to a command. */
    public static CommandLine addTo(CommandLine root, PrintStream out, Files files) {
        return root.addSubcommand(
                        new CommandLine(new IndicatorsCommand(out, files)).setCaseInsensitiveEnumValuesAllowed(true))
                .addSubcommand(new BillingCommand(out, files));
    }
}
