package org.passerelle.gateway.cli.figures;

import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.port.fetch.Fetcher;
import picocli.CommandLine.Option;

/**
 * Asks a running gateway's API, as any client of it does. The node's folder is locked by the process that serves it, and a month's
 * figures are no reason to stop it.
 */
abstract class FiguresCommand implements Callable<Integer> {
    private static final Fetcher.Limits LIMITS = new Fetcher.Limits(Duration.ofMinutes(10), 64 * 1024 * 1024);

    private final PrintStream out;
    private final FiguresCommands.Files files;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "${env:PASSERELLE_GATEWAY:-https://localhost:8443}",
            description = "The running gateway; PASSERELLE_GATEWAY, else https://localhost:8443.")
    private URI gateway = URI.create("https://localhost:8443");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PEM",
            defaultValue = "${env:PASSERELLE_KEY}",
            description = "The client certificate's private key; PASSERELLE_KEY.")
    private Path key = Path.of("");

    @Option(
            names = "--cert",
            required = true,
            paramLabel = "PEM",
            defaultValue = "${env:PASSERELLE_CERT}",
            description = "A client certificate that the gateway's settings list; PASSERELLE_CERT.")
    private Path certificate = Path.of("");

    @Option(
            names = "--anchors",
            required = true,
            paramLabel = "PEM",
            defaultValue = "${env:PASSERELLE_ANCHORS}",
            description = "The authorities that the gateway's server certificate leads to; PASSERELLE_ANCHORS.")
    private Path anchors = Path.of("");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "PERSON",
            defaultValue = "${env:PASSERELLE_AS}",
            description = "Who you are: a coordinator's RPPS number; PASSERELLE_AS.")
    private String person = "";

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

    FiguresCommand(PrintStream out, FiguresCommands.Files files) {
        this.out = out;
        this.files = files;
    }

    /** Asks, and prints what is answered as it is. */
    final void print(String path, String type, List<String> more) {
        var query = new StringBuilder(path).append("?from=").append(encoded(from));
        if (until != null) {
            query.append("&until=").append(encoded(until));
        }
        lines.forEach(line -> query.append("&line=").append(encoded(line)));
        query.append("&separator=").append(encoded(separator));
        more.forEach(one -> query.append('&').append(one));
        URI asked = gateway.resolve(query.toString());
        var hosts = AllowedHosts.of(
                List.of(), List.of(asked.getHost() + ":" + (asked.getPort() < 0 ? 443 : asked.getPort())));
        var fetcher = new HttpFetcher(
                hosts, files.certificates().apply(anchors), files.identity().apply(key, certificate));
        byte[] answer = fetcher.fetch(
                new Fetcher.Order(asked, Map.of("Accept", type, "X-Passerelle-Acting-For", person), null, LIMITS));
        out.write(answer, 0, answer.length);
        out.flush();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
