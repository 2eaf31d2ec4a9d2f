package org.passerelle.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.refusal.Refused;

/**
 * A line of a catalogue whose card's own signature holds. That it stands there says nothing of whether it may be written to.
 *
 * @param card what it says of itself
 * @param signed CMS around the card
 * @param signer SHA-256 of the certificate that signed it
 * @param usual what the publisher says of its delays
 * @param listing by whom it is listed
 */
public record ListedLine(LineCard card, byte[] signed, Sha256 signer, List<Usual> usual, Listing listing) {
    public ListedLine {
        usual = List.copyOf(usual);
    }

    /**
     * The catalogue that a line stands in.
     *
     * @param publisher whose
     * @param number the catalogue's
     * @param issued when it was made
     */
    public record Listing(Organisation publisher, long number, Instant issued) {
        static Listing of(Catalogue catalogue) {
            return new Listing(catalogue.publisher(), catalogue.number(), catalogue.issued());
        }
    }

    /** By what hits are put in order; those of which it is not known come last, each by title. */
    public enum Order {
        /** The earliest due date of a request that is sent now first. */
        DUE,
        /** The shortest usual delay first. */
        USUAL
    }

    /** The mailbox that requests are written to: the card's first. */
    public MailAddress address() {
        return card.base().addresses().get(0).address();
    }

    /** Whether its card starts exchanges at that time. */
    public boolean isOpen(Instant now) {
        return card.isOpen(now);
    }

    /**
     * When the answer would be due if a request left at that time; empty where the card promises nothing for that urgency.
     *
     * @param urgency null for {@link LineOffer#ORDINARY}, or where the card has none of that name for its earliest
     */
    public Optional<Instant> due(@Nullable String urgency, Instant now) {
        LineOffer offer = card.offer();
        return urgency == null ? offer.due(now) : offer.due(urgency, now);
    }

    /** When the line is open next: now where it is; empty where it never opens within ten years. */
    public Optional<Instant> opening(Instant now) {
        try {
            return Optional.of(card.offer().calendar().nextOpening(now));
        } catch (Refused neverOpen) {
            return Optional.empty();
        }
    }

    /**
     * The usual delay.
     *
     * @param pathway of that pathway alone; null for the one of which the most answers are told
     * @param urgency of requests with that urgency, where the publisher tells them apart; else of all
     */
    public Optional<Usual> usual(@Nullable String pathway, @Nullable String urgency) {
        List<Usual> fitting = usual.stream()
                .filter(one -> pathway == null || one.pathway().equals(pathway))
                .toList();
        Comparator<Usual> most = Comparator.comparing((Usual one) -> one.until())
                .thenComparing(one -> one.findAnswers().orElse(0));
        Optional<Usual> exact = fitting.stream()
                .filter(one -> urgency != null
                        && one.findUrgency().filter(urgency::equals).isPresent())
                .max(most);
        return exact.isPresent()
                ? exact
                : fitting.stream().filter(one -> one.findUrgency().isEmpty()).max(most);
    }

    /** Puts lines in that order. */
    public static Comparator<ListedLine> by(Order order, Wanted wanted, Instant now) {
        Comparator<ListedLine> first = order == Order.DUE
                ? Comparator.comparing(line -> line.due(wanted.urgency(), now).orElse(Instant.MAX))
                : Comparator.comparing(line -> line.usual(wanted.pathway(), wanted.urgency())
                        .map(Usual::median)
                        .orElse(Duration.ofSeconds(Long.MAX_VALUE)));
        return first.thenComparing(
                        line -> Wanted.folded(line.card().offer().title().fr()))
                .thenComparing(line -> line.address().value());
    }

    @Override
    public String toString() {
        return "ListedLine[" + card.base().id() + "]";
    }
}
