package org.passerelle.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardReader;
import org.passerelle.card.Cards;
import org.passerelle.card.LineCard;

/** Invented catalogues and lines in them. */
final class Listed {
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    static final Instant NOW = Cards.NOW;

    private Listed() {}

    static Catalogue catalogue(long number, Instant issued, Catalogue.Entry... entries) {
        return Catalogue.of(Cards.HOSPITAL, number, issued, issued.plus(Duration.ofDays(60)), List.of(entries));
    }

    static Catalogue.Entry entry(int filling) {
        return new Catalogue.Entry(new byte[] {0x30, (byte) filling}, List.of());
    }

    static Usual usual(String pathway, @Nullable String urgency, int minutes) {
        return new Usual(pathway, urgency, OCTOBER, OCTOBER, Duration.ofMinutes(minutes), 34);
    }

    /** The invented line with other members in its card. */
    static LineCard card(Json.Obj changes) {
        Json.Obj document = Cards.line().document();
        for (var change : changes.members().entrySet()) {
            document = document.with(change.getKey(), change.getValue());
        }
        return (LineCard) CardReader.read(Canon.octets(document));
    }

    static ListedLine line(LineCard card, Usual... usual) {
        return new ListedLine(
                card,
                new byte[] {1},
                Sha256.hash(new byte[] {1}),
                List.of(usual),
                new ListedLine.Listing(Cards.HOSPITAL, 7, NOW));
    }

    static ListedLine named(String title, Json.Builder changes, Usual... usual) {
        return line(
                card(changes.put("title", Json.object().put("fr", title).build())
                        .build()),
                usual);
    }
}
