package org.passerelle.gateway.cli.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.catalogue.CatalogueReader;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.port.fetch.Fetcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches a catalogue from where it is published. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Fetches a catalogue over HTTPS, a gateway's /catalogue, say, and keeps it once it is verified.")
final class CatalogueFetchCommand implements Callable<Integer> {
    private static final Fetcher.Limits LIMITS =
            new Fetcher.Limits(Duration.ofSeconds(30), CatalogueReader.LARGEST * 3 / 2);
    private static final int HTTPS = 443;

    private final Console console;
    private final World world;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "URL", description = "Where it is published: https only; no redirect is followed.")
    private URI uri = URI.create("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(
            names = "--tls-anchors",
            paramLabel = "PEM",
            description = "Whom the server's certificate may come from, besides the JDK's own list.")
    private @Nullable Path tlsAnchors;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the catalogue goes.")
    private Path out = Path.of("");

    CatalogueFetchCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() {
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new ParameterException(spec.commandLine(), "a catalogue is fetched over https");
        }
        String host = uri.getHost() + ":" + (uri.getPort() < 0 ? HTTPS : uri.getPort());
        var fetcher = new HttpFetcher(
                AllowedHosts.of(List.of(), List.of(host)),
                tlsAnchors == null ? List.of() : NamedFiles.certificates(tlsAnchors));
        byte[] cms = fetcher.fetch(Fetcher.Order.get(uri, LIMITS));
        OpenedCatalogue opened =
                OpenedCatalogue.read(cms, anchors, world.clock().instant());
        NamedFiles.write(out, cms);
        console.out().println(opened.title());
        opened.leftOut().ifPresent(console.err()::println);
        return 0;
    }
}
