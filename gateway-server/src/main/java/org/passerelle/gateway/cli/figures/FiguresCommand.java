package org.passerelle.gateway.cli.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.remote.GatewayClient;
import org.passerelle.gateway.cli.remote.GatewayOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Asks a running gateway's API, as any client of it does. The node's folder is locked by the process that serves it, and a month's
 * figures are no reason to stop it.
 */
abstract class FiguresCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Option(names = "--from", required = true, paramLabel = "MONTH", description = "The first month, 2026-01.")
    private String from = "";

    @Option(names = "--until", paramLabel = "MONTH", description = "The last month; the first one when absent.")
    private @Nullable String until;

    @Option(
            names = "--line",
            paramLabel = "ADDRESS",
            description = "A line's mail address; may be given again. All lines that you coordinate when absent.")
    private List<String> lines = new ArrayList<>();

    @Option(
            names = "--separator",
            defaultValue = "semicolon",
            description = "Of CSV: comma or semicolon (the default, for French spreadsheets).")
    private String separator = "semicolon";

    FiguresCommand(Console console) {
        this.console = console;
    }

    /** Asks, and prints what is answered as it is. */
    final void print(String path, String type, List<String> more) {
        var query = new StringBuilder(path).append("?from=").append(GatewayClient.encoded(from));
        if (until != null) {
            query.append("&until=").append(GatewayClient.encoded(until));
        }
        lines.forEach(line -> query.append("&line=").append(GatewayClient.encoded(line)));
        query.append("&separator=").append(GatewayClient.encoded(separator));
        more.forEach(one -> query.append('&').append(one));
        byte[] answer = GatewayClient.of(gateway).get(query.toString(), type);
        console.out().write(answer, 0, answer.length);
        console.out().flush();
    }
}
