package org.passerelle.gateway.cli.catalogue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.node.NodeSettings.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a catalogue and each card in it. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Verifies a catalogue: signature, purpose, certificate path, publisher and validity; and each card in it by its own signature.")
final class CatalogueVerifyCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    private final Console console;
    private final World world;

    @Parameters(paramLabel = "FILE", description = "The signed catalogue.")
    private Path file = Path.of("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it is judged; now when absent.")
    private @Nullable Instant at;

    CatalogueVerifyCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() {
        OpenedCatalogue opened = OpenedCatalogue.read(
                NamedFiles.cms(file), anchors, at == null ? world.clock().instant() : at);
        console.out().println(opened.title());
        console.out().println("signed by " + opened.signer().subject());
        opened.leftOut().ifPresent(console.err()::println);
        return opened.judged().leftOut().isEmpty() ? 0 : REFUSED;
    }
}
