package org.passerelle.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Instants;
import org.passerelle.card.Card;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.sla.OpeningHours;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a signed card that holds. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what a signed card says, once it is verified.")
final class CardShowCommand implements Callable<Integer> {
    private final Console console;
    private final World world;

    @Parameters(paramLabel = "FILE", description = "The signed card.")
    private Path file = Path.of("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it is judged; now when absent.")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Prints the canonical document.")
    private boolean json;

    CardShowCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() {
        OpenedCard opened =
                OpenedCard.read(file, anchors, at == null ? world.clock().instant() : at);
        Card card = opened.card();
        if (json) {
            console.out().println(new String(card.octets(), StandardCharsets.UTF_8));
            return 0;
        }
        base(card.base());
        if (card instanceof LineCard line) {
            offer(line.offer());
        }
        row("hash", card.hash());
        row("signed by", opened.signer().subject());
        return 0;
    }

    private void base(CardBase base) {
        row(
                "card",
                base.id() + " version " + base.version() + ", "
                        + base.status().name().toLowerCase(java.util.Locale.ROOT));
        row(
                "organisation",
                base.organisation().name() + " (" + base.organisation().structure() + ")");
        row(
                "valid",
                Instants.format(base.validity().from()) + " to "
                        + Instants.format(base.validity().until()));
        base.addresses().forEach(address -> row("address", address.address().value()));
        certificates("signing", base.keys().signing());
        certificates("encryption", base.keys().encryption());
        row("largest mail", base.reception().sizeLimit() + " octets");
    }

    private void certificates(String use, List<CardCertificate> certificates) {
        certificates.forEach(certificate -> row(use, certificate.hash()));
    }

    private void offer(LineOffer offer) {
        row("title", offer.title().fr());
        row("scope", offer.scope());
        row("exclusions", offer.exclusions());
        offer.pathways().forEach(pathway -> row("pathway", pathway.name() + "/" + pathway.version()));
        offer.targets()
                .forEach((urgency, target) -> row(
                        "target",
                        urgency + ": " + target.amount() + " " + target.unit().text()));
        offer.calendar()
                .hours()
                .week()
                .forEach((day, spans) -> row(
                        "hours",
                        day.name().toLowerCase(java.util.Locale.ROOT) + " "
                                + spans.stream().map(CardShowCommand::span).collect(Collectors.joining(", "))));
        row(
                "time zone",
                offer.calendar().zone() + ", holidays "
                        + offer.calendar().holidays().text());
        row("phone", offer.phone());
    }

    private static String span(OpeningHours.Span span) {
        return span.from() + "-" + span.to();
    }

    private void row(String name, Object value) {
        console.out().println(String.format(java.util.Locale.ROOT, "%-13s %s", name, value));
    }
}
