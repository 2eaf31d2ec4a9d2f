package org.passerelle.gateway.cli.catalogue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.CardRefusal;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.gateway.cli.CliRefusal;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.party.Organisation;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.SealRefusal;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Pem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a catalogue of signed cards. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description =
                "Gathers signed line cards into a signed catalogue. A running gateway makes its own by itself, with its lines' usual delays.")
final class CatalogueMakeCommand implements Callable<Integer> {
    private final Console console;
    private final World world;

    @Parameters(paramLabel = "CARD", arity = "1..*", description = "Signed cards of lines.")
    private List<Path> cards = new ArrayList<>();

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The publisher's name.")
    private String name = "";

    @Option(names = "--key", required = true, paramLabel = "PEM", description = "The publisher's signing key.")
    private Path key = Path.of("");

    @Option(names = "--cert", required = true, paramLabel = "PEM", description = "Its certificate, issuers after it.")
    private Path certificate = Path.of("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description = "For how long it is believed, to 92; ${DEFAULT-VALUE} by default.")
    private int days = 60;

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            description = "Higher than that of the publisher's last; by default the minutes since 1970.")
    private @Nullable Long number;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the signed catalogue goes.")
    private Path out = Path.of("");

    CatalogueMakeCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() {
        Identity signer = NamedFiles.identity(key, certificate);
        Instant now = world.clock().instant();
        var publisher = new Organisation(
                Certificates.structure(signer.certificate())
                        .orElseThrow(
                                () -> Refusal.of(SealRefusal.SIGNER_CERTIFICATE).refused()),
                name,
                null);
        var making = new Making(signer, publisher, now);
        byte[] cms = signed(making, cards);
        // a catalogue or a card that nobody could verify is found here, and not by those who read it
        OpenedCatalogue opened = OpenedCatalogue.read(cms, anchors, now);
        if (!opened.judged().leftOut().isEmpty()) {
            cards.forEach(card -> requireLine(making, card));
            throw Refusal.of(opened.judged().leftOut().get(0)).refused();
        }
        NamedFiles.write(out, Pem.writeCms(cms).getBytes(StandardCharsets.US_ASCII));
        console.out().println(opened.title());
        console.out().println("written to " + out);
        return 0;
    }

    /** By whom, as whom and when it is made. */
    private record Making(Identity signer, Organisation publisher, Instant now) {}

    private byte[] signed(Making making, List<Path> files) {
        List<Catalogue.Entry> entries = files.stream()
                .map(card -> new Catalogue.Entry(NamedFiles.cms(card), List.of()))
                .toList();
        Catalogue made = Catalogue.of(
                making.publisher(),
                number == null ? Catalogue.number(0, making.now()) : number,
                making.now(),
                making.now().plus(Duration.ofDays(days)),
                entries);
        return DocumentSeal.catalogues().sign(made.octets(), making.signer(), making.now(), world.random());
    }

    /** Refuses the file whose card a catalogue of it alone leaves out. */
    private void requireLine(Making making, Path card) {
        OpenedCatalogue.read(signed(making, List.of(card)), anchors, making.now()).judged().leftOut().stream()
                .findFirst()
                .ifPresent(code -> {
                    throw Refusal.of(code == CardRefusal.TYPE ? CliRefusal.NOT_A_LINE : code)
                            .with(FactKey.FILE, NamedFiles.name(card))
                            .refused();
                });
    }
}
