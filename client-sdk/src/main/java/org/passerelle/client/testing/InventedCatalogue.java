package org.passerelle.client.testing;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.card.CardReader;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.Usual;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.DocumentSeal;

/** A catalogue that the simulated hospital publishes: its own two lines, and that of the cardiologist in town. */
public final class InventedCatalogue {
    private static final Duration VALID = Duration.ofDays(60);
    private static final int ANSWERS = 34;

    private final Party publisher;
    private final TrustAnchors anchors;
    private final SecureRandom random;
    private final Instant issued;
    private final List<byte[]> cards = new ArrayList<>();
    private final Map<String, Integer> minutes = new HashMap<>();

    InventedCatalogue(Party publisher, TrustAnchors anchors, SecureRandom random, Instant issued) {
        this.publisher = publisher;
        this.anchors = anchors;
        this.random = random;
        this.issued = issued;
    }

    /** Another line, by its signed card. */
    InventedCatalogue with(byte[] signedCard) {
        cards.add(signedCard);
        return this;
    }

    /** Says of the line with that address that half of last month's avis took it so many minutes at most. */
    public InventedCatalogue usual(String address, int within) {
        minutes.put(address, within);
        return this;
    }

    /**
     * The file as the hospital signs it now.
     *
     * @param number higher than that of the one before
     */
    public byte[] signed(long number) {
        List<Catalogue.Entry> entries = cards.stream()
                .map(card -> new Catalogue.Entry(card, delays(card)))
                .toList();
        Catalogue made = Catalogue.of(publisher.organisation(), number, issued, issued.plus(VALID), entries);
        return DocumentSeal.catalogues().sign(made.octets(), publisher.signing().identity(), issued, random);
    }

    private List<Usual> delays(byte[] card) {
        byte[] content =
                DocumentSeal.cards().open(card, anchors, Optional.of(issued)).content();
        YearMonth last = YearMonth.from(issued.atOffset(ZoneOffset.UTC)).minusMonths(1);
        return CardReader.read(content).base().addresses().stream()
                .flatMap(listed ->
                        Optional.ofNullable(minutes.get(listed.address().value())).stream())
                .map(within -> new Usual("avis", null, last, last, Duration.ofMinutes(within), ANSWERS))
                .toList();
    }
}
