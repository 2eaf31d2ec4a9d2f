package org.passerelle.gateway.cli.figures;

import java.util.List;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine;

/** {@code indicators} and {@code billing}. */
public final class FiguresCommands {
    private FiguresCommands() {}

    /** Both commands. */
    public static List<CommandLine> of(Console console) {
        return List.of(
                new CommandLine(new IndicatorsCommand(console)).setCaseInsensitiveEnumValuesAllowed(true),
                new CommandLine(new BillingCommand(console)));
    }
}
