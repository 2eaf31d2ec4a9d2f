package org.passerelle.gateway.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passerelle.canon.Id;
import org.passerelle.card.Card;
import org.passerelle.gateway.config.CardDraft;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Pem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a card. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = "Makes a signed card from a draft in YAML; docs/gateway.md shows one.")
final class CardSignCommand implements Callable<Integer> {
    private final Console console;
    private final World world;

    @Parameters(paramLabel = "DRAFT", description = "The card in YAML.")
    private Path draft = Path.of("");

    @Option(names = "--key", required = true, paramLabel = "PEM", description = "The organisation's signing key.")
    private Path key = Path.of("");

    @Option(names = "--cert", required = true, paramLabel = "PEM", description = "Its certificate, issuers after it.")
    private Path certificate = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the signed card goes.")
    private Path out = Path.of("");

    CardSignCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    /** A card that nobody could verify is found here, and not by the correspondents. */
    private static void requireBelieved(byte[] cms, Identity signer) {
        var issuers = new TrustAnchors(List.of(signer.certificate()), List.of(), List.of());
        boolean signed = DocumentSeal.cards()
                .open(cms, issuers, Optional.empty())
                .verdict()
                .result(Check.SIGNATURE)
                .filter(CheckResult.Passed.class::isInstance)
                .isPresent();
        if (!signed) {
            throw Refusal.of(CliRefusal.KEY_PAIR).refused();
        }
    }

    @Override
    public Integer call() {
        Identity signer = NamedFiles.identity(key, certificate);
        Card card = CardDraft.read(draft, () -> Id.random(world.random()));
        byte[] cms =
                DocumentSeal.cards().sign(card.octets(), signer, world.clock().instant(), world.random());
        requireBelieved(cms, signer);
        NamedFiles.write(out, Pem.writeCms(cms));
        console.out()
                .println("card " + card.base().id() + " version " + card.base().version() + " hash " + card.hash());
        return 0;
    }
}
