package org.passerelle.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.node.NodeSettings.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a signed card. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies a signed card: signature, purpose, certificate path, and that it is its signer's own.")
final class CardVerifyCommand implements Callable<Integer> {
    private final Console console;
    private final World world;

    @Parameters(paramLabel = "FILE", description = "The signed card.")
    private Path file = Path.of("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it is judged; now when absent.")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    CardVerifyCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() {
        OpenedCard opened =
                OpenedCard.read(file, anchors, at == null ? world.clock().instant() : at);
        Card card = opened.card();
        if (json) {
            console.out().println(new String(Canon.octets(document(opened)), StandardCharsets.UTF_8));
        } else {
            console.out()
                    .println("card " + card.base().id() + " version "
                            + card.base().version() + " hash " + card.hash());
            console.out().println("signed by " + opened.signer().subject());
        }
        return 0;
    }

    private static Json.Obj document(OpenedCard opened) {
        Card card = opened.card();
        return Json.object()
                .put("verified", true)
                .put("card", card.base().id())
                .put("version", card.base().version())
                .put("hash", card.hash())
                .put("signer", opened.signer().subject())
                .build();
    }
}
