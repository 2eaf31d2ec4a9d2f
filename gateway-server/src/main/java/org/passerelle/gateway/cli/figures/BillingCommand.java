package org.passerelle.gateway.cli.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.remote.GatewayClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Help with billing. */
@Command(
        name = "billing",
        mixinStandardHelpOptions = true,
        description =
                "Help with billing the téléexpertises of lines that you coordinate, or those that your practice asked: proposals to be checked, as CSV; it decides nothing. Asks"
                        + " a running gateway with a client certificate; docs/indicators.md explains.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class BillingCommand extends FiguresCommand {

    @Option(
            names = "--practice",
            paramLabel = "ADDRESS",
            description =
                    "A practice's mail address: what its people may bill of what they asked; your own acts alone unless you coordinate it. Without --line.")
    private @Nullable String practice;

    BillingCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        print(
                "/billing",
                "text/csv",
                practice == null ? List.of() : List.of("practice=" + GatewayClient.encoded(practice)));
        return 0;
    }
}
