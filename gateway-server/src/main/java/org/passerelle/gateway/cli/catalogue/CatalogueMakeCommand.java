package org.passerelle.gateway.cli.catalogue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.party.Organisation;
import org.passerelle.port.trust.Identity;
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
        List<Catalogue.Entry> entries = cards.stream()
                .map(card -> new Catalogue.Entry(NamedFiles.cms(card), List.of()))
                .toList();
        Catalogue made = Catalogue.of(
                publisher,
                number == null ? Catalogue.number(0, now) : number,
                now,
                now.plus(Duration.ofDays(days)),
                entries);
        byte[] cms = DocumentSeal.catalogues().sign(made.octets(), signer, now, world.random());
        // a catalogue or a card that nobody could verify is found here, and not by those who read it
        OpenedCatalogue opened = OpenedCatalogue.read(cms, anchors, now);
        opened.judged().leftOut().stream().findFirst().ifPresent(code -> {
            throw Refusal.of(code).refused();
        });
        NamedFiles.write(out, Pem.writeCms(cms).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        console.out().println(opened.title());
        return 0;
    }
}
