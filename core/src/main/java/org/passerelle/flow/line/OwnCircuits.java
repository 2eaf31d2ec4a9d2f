package org.passerelle.flow.line;

import org.passerelle.card.CircuitFit;
import org.passerelle.card.LineCard;
import org.passerelle.flow.desk.Premises;
import org.passerelle.pathway.PathwayRef;

/** Holds a card of ours against the circuits that it names, before anybody is told of it. */
final class OwnCircuits {
    private final Premises premises;

    OwnCircuits(Premises premises) {
        this.premises = premises;
    }

    /** Refuses a card with which a line cannot begin; circuits that are unknown here are another's matter. */
    void requireFit(LineCard card) {
        CircuitFit.of(card.offer(), premises.pathways()::find).require();
    }

    /** The card that a change made; refused where it names circuits that are not here, or changes what they need. */
    LineCard fitting(LineCard made, LineChange change) {
        made.offer()
                .pathways()
                .forEach(offer -> premises.pathways().get(new PathwayRef(offer.name(), offer.version())));
        if (change.isOfCircuits()) {
            requireFit(made);
        }
        return made;
    }
}
