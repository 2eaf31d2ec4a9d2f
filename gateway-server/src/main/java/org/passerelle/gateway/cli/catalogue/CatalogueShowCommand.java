package org.passerelle.gateway.cli.catalogue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.catalogue.Wanted;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.node.NodeSettings.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the lines of a catalogue that holds. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows the lines of a catalogue, once it is verified, or those of them that are looked for.")
final class CatalogueShowCommand implements Callable<Integer> {
    private final Console console;
    private final World world;

    @Parameters(paramLabel = "FILE", description = "The signed catalogue.")
    private Path file = Path.of("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it is judged; now when absent.")
    private @Nullable Instant at;

    @Option(names = "--specialty", paramLabel = "WORDS", description = "Lines of that specialty.")
    private @Nullable String specialty;

    @Option(names = "--territory", paramLabel = "CODE", description = "Lines for that département or commune (INSEE).")
    private @Nullable String territory;

    @Option(names = "--pathway", paramLabel = "NAME", description = "Lines that follow that pathway.")
    private @Nullable String pathway;

    @Option(names = "--words", paramLabel = "WORDS", description = "Lines with these words in title or organisation.")
    private @Nullable String words;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "DUE: the earliest due date first; USUAL: the shortest usual delay first.")
    private ListedLine.Order order = ListedLine.Order.DUE;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    CatalogueShowCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() {
        Instant now = at == null ? world.clock().instant() : at;
        OpenedCatalogue opened = OpenedCatalogue.read(NamedFiles.cms(file), anchors, now);
        var wanted = new Wanted(specialty, territory, pathway, words, null);
        List<ListedLine> lines = opened.judged().lines().stream()
                .filter(line -> wanted.matches(line.card()))
                .sorted(ListedLine.by(order, wanted, now))
                .toList();
        if (json) {
            Json.Obj said = Json.object()
                    .put("number", opened.judged().catalogue().number())
                    .put(
                            "publisher",
                            opened.judged().catalogue().publisher().structure().value())
                    .put("lines", lines.stream().map(CatalogueText::json).toList())
                    .build();
            console.out().println(new String(Canon.octets(said), StandardCharsets.UTF_8));
            return 0;
        }
        console.out().println(opened.title());
        lines.forEach(line -> CatalogueText.of(line, now).forEach(console.out()::println));
        opened.leftOut().ifPresent(console.err()::println);
        return 0;
    }
}
