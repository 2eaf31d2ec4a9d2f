package org.passerelle.card;

import java.time.Instant;
import org.passerelle.canon.Json;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * The card of a line: a team that answers.
 *
 * @param base what every card says
 * @param offer what the line answers, how and when
 * @param document the canonical document that says just this, and perhaps more
 */
public record LineCard(CardBase base, LineOffer offer, Json.Obj document) implements Card {
    /** The document's type. */
    public static final String TYPE = "passerelle/line-card/1";

    public LineCard {
        if (!CardReader.base(document).equals(base)
                || !CardReader.offer(document).equals(offer)) {
            throw new HouseBug("a line card's document says something else than its parts");
        }
        LineProfile.of(document);
        if (offer.findFallback().filter(base::lists).isPresent()) {
            throw Refusal.of(CardRefusal.FALLBACK).refused();
        }
    }

    /** A new card, not read from anywhere. */
    public LineCard(CardBase base, LineOffer offer) {
        this(base, offer, CardJson.line(base, offer));
    }

    /** By what people look for the line. */
    public LineProfile profile() {
        return LineProfile.of(document);
    }

    /** Whether it starts exchanges at that time. */
    public boolean isOpen(Instant now) {
        return base.status() == CardBase.Status.OPEN
                && !now.isBefore(base.validity().from())
                && now.isBefore(base.validity().until());
    }

    @Override
    public String toString() {
        return "LineCard[" + base.id() + "/" + base.version() + "]";
    }
}
