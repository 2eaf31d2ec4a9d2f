package org.passerelle.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Instants;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.card.LineProfile;
import org.passerelle.card.Reception;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.sla.DueWords;
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
            offer(line);
            profile(line.profile());
        }
        row("hash", card.hash());
        row("signed by", opened.signer().subject());
        return 0;
    }

    private void base(CardBase base) {
        row("card", base.id() + " version " + base.version() + ", " + word(base.status()));
        row(
                "organisation",
                base.organisation().name() + " (" + base.organisation().structure() + ")");
        base.organisation().findFiness().ifPresent(finess -> row("finess", finess));
        base.findNode().ifPresent(node -> row("node", node));
        row(
                "valid",
                Instants.format(base.validity().from()) + " to "
                        + Instants.format(base.validity().until()));
        base.addresses().forEach(this::address);
        certificates("signing", base.keys().signing());
        certificates("encryption", base.keys().encryption());
        reception(base.reception());
    }

    private void address(CardAddress address) {
        row("address", address.address().value() + ", " + word(address.kind()));
        address.aliases().forEach(alias -> row("alias", alias.value()));
    }

    private void reception(Reception reception) {
        row("carriage", reception.carriage().stream().map(CardShowCommand::word).collect(Collectors.joining(", ")));
        Reception.Capabilities reads = reception.capabilities();
        row(
                "capabilities",
                "gcm " + yes(reads.gcm()) + ", oaep " + yes(reads.oaep()) + ", binary parts " + yes(reads.binaryParts())
                        + ", blobs " + yes(reads.blobs()));
        reads.findHttpsAddress().ifPresent(https -> row("https", https));
        row("largest mail", reception.sizeLimit() + " octets");
        reception.findOuterSubject().ifPresent(subject -> row("subject", subject));
    }

    private void certificates(String use, List<CardCertificate> certificates) {
        certificates.forEach(certificate -> row(use, certificate.hash()));
    }

    private void offer(LineCard line) {
        LineOffer offer = line.offer();
        row(
                "title",
                offer.title().fr()
                        + offer.title().findEn().map(en -> " / " + en).orElse(""));
        row("scope", offer.scope());
        row("exclusions", offer.exclusions());
        offer.pathways()
                .forEach(pathway -> row(
                        "pathway",
                        pathway.name() + "/" + pathway.version() + ", forms "
                                + pathway.forms().stream()
                                        .map(form -> form.name() + "/" + form.version())
                                        .collect(Collectors.joining(", "))));
        offer.targets().forEach((urgency, target) -> row("target", urgency + ": " + DueWords.terms(target)));
        offer.calendar()
                .hours()
                .week()
                .forEach((day, spans) -> row(
                        "hours",
                        word(day) + " "
                                + spans.stream().map(CardShowCommand::span).collect(Collectors.joining(", "))));
        row(
                "time zone",
                offer.calendar().zone() + ", holidays "
                        + offer.calendar().holidays().text());
        offer.calendar().closures().forEach(closure -> row("closed", closure.from() + " to " + closure.until()));
        row("phone", offer.phone());
        offer.findFallback().ifPresent(fallback -> row("fallback", fallback.value()));
    }

    private void profile(LineProfile profile) {
        profile.findSpecialty().ifPresent(specialty -> row("specialty", specialty));
        if (!profile.territory().isEmpty()) {
            row("territory", String.join(", ", profile.territory()));
        }
        profile.findCapacity().ifPresent(capacity -> row("capacity", capacity + " requests a day"));
    }

    private static String span(OpeningHours.Span span) {
        return span.from() + "-" + span.to();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String yes(boolean can) {
        return can ? "yes" : "no";
    }

    private void row(String name, Object value) {
        console.out().println(String.format(Locale.ROOT, "%-13s %s", name, value));
    }
}
