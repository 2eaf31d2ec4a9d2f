package org.passerelle.gateway.cli.figures;

import java.util.List;
import java.util.Locale;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What lines did, in figures. */
@Command(
        name = "indicators",
        mixinStandardHelpOptions = true,
        description =
                "What the lines did that you coordinate, month by month: volumes, delays, shares. Asks a running gateway with a client"
                        + " certificate; docs/indicators.md says what each number is.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class IndicatorsCommand extends FiguresCommand {

    @Option(names = "--format", defaultValue = "csv", description = "csv (the default), json or fhir.")
    private Format format = Format.CSV;

    @Option(
            names = "--disclosure",
            defaultValue = "inside",
            description =
                    "inside (the default), or outside: what may leave the establishment, no number of fewer than five patients.")
    private Disclosed disclosure = Disclosed.INSIDE;

    /** How it is written. */
    enum Format {
        CSV("text/csv"),
        JSON("application/json"),
        FHIR("application/fhir+json");

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }

    /** To whom it may be shown. */
    enum Disclosed {
        INSIDE,
        OUTSIDE
    }

    IndicatorsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        print(
                "/indicators",
                format.type,
                List.of("disclosure=" + disclosure.name().toLowerCase(Locale.ROOT)));
        return 0;
    }
}
