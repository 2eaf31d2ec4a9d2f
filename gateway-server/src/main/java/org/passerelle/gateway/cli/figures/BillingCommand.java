package org.passerelle.gateway.cli.figures;

import java.util.List;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine.Command;

/** Help with billing. */
@Command(
        name = "billing",
        mixinStandardHelpOptions = true,
        description =
                "Help with billing the téléexpertises of lines that you coordinate: proposals to be checked, as CSV; it decides nothing. Asks"
                        + " a running gateway with a client certificate; docs/indicators.md explains.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class BillingCommand extends FiguresCommand {

    BillingCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        print("/billing", "text/csv", List.of());
        return 0;
    }
}
