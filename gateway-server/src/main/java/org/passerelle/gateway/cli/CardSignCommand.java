package org.passerelle.gateway.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.card.Card;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CarriedForms;
import org.passerelle.card.CircuitFit;
import org.passerelle.card.LineCard;
import org.passerelle.card.Reception;
import org.passerelle.gateway.config.CardDraft;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.certificate.Certificates;
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

    @Option(
            names = "--pathways",
            paramLabel = "FOLDER",
            description = "Where your own pathways and lines' forms are, against which a line's card is held too.")
    private @Nullable Path pathways;

    CardSignCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    /**
     * Who signs must be of the card's organisation, but for a description of an ordinary mailbox, which whoever writes to it makes
     * (docs/ordinary-mail.md); and the card names their certificate.
     */
    private static void requireOwn(Card card, Identity signer) {
        String wanted = card.base().organisation().structure().value();
        String named = Certificates.structure(signer.certificate())
                .map(StructureId::value)
                .orElse("none");
        boolean sealed = card.base().reception().carriage().contains(Reception.Carriage.SEALED)
                || !card.base().keys().encryption().isEmpty();
        if (sealed && !named.equals(wanted)) {
            throw Refusal.of(CliRefusal.OTHER_ORGANISATION)
                    .with(FactKey.EXPECTED, wanted)
                    .with(FactKey.ACTUAL, named)
                    .refused();
        }
        var certificate = CardCertificate.of(Certificates.der(signer.certificate()));
        if (!card.base().keys().signing().contains(certificate)) {
            throw Refusal.of(CliRefusal.OTHER_SIGNER)
                    .with(
                            FactKey.CERTIFICATE_SERIAL,
                            signer.certificate().getSerialNumber().toString(16))
                    .refused();
        }
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

    /** What a line's circuits need of its card is missed here, and not at somebody's first request. */
    private void requireFit(Card card) {
        if (card instanceof LineCard line) {
            Pathways shipped = Pathways.shipped();
            Pathways known = pathways == null ? shipped : shipped.with(pathways);
            CircuitFit fit = CircuitFit.of(line.offer(), CarriedForms.known(line, known)::find);
            fit.require();
            fit.unknown()
                    .forEach(ref -> console.err()
                            .println("note: " + ref + " is not known here, so the card was not held against it"
                                    + " (--pathways FOLDER)"));
        }
    }

    @Override
    public Integer call() {
        Identity signer = NamedFiles.identity(key, certificate);
        Card card = CardDraft.read(draft, () -> Id.random(world.random()));
        requireOwn(card, signer);
        requireFit(card);
        byte[] cms =
                DocumentSeal.cards().sign(card.octets(), signer, world.clock().instant(), world.random());
        requireBelieved(cms, signer);
        NamedFiles.write(out, Pem.writeCms(cms));
        console.out()
                .println("card " + card.base().id() + " version " + card.base().version() + " hash " + card.hash());
        return 0;
    }
}
