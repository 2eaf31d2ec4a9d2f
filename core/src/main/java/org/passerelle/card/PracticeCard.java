package org.passerelle.card;

import org.passerelle.canon.Json;
import org.passerelle.refusal.HouseBug;

/**
 * The card of a practice: somebody who asks.
 *
 * @param base what every card says
 * @param document the canonical document that says just this, and perhaps more
 */
public record PracticeCard(CardBase base, Json.Obj document) implements Card {
    /** The document's type. */
    public static final String TYPE = "passerelle/practice-card/1";

    public PracticeCard {
        if (!CardReader.base(document).equals(base)) {
            throw new HouseBug("a practice card's document says something else than its parts");
        }
    }

    /** A new card, not read from anywhere. */
    public PracticeCard(CardBase base) {
        this(base, CardJson.practice(base));
    }

    @Override
    public String toString() {
        return "PracticeCard[" + base.id() + "/" + base.version() + "]";
    }
}
