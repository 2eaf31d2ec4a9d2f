package org.passerelle.flow.line;

import java.util.List;
import java.util.Optional;
import org.passerelle.card.CarriedForms;
import org.passerelle.card.CircuitFit;
import org.passerelle.card.LineCard;
import org.passerelle.flow.desk.Premises;
import org.passerelle.pathway.PathwayRef;

/** Holds a card of ours, and what a line writes for itself, against the circuits, before anybody is told of it. */
final class OwnCircuits {
    private final Premises premises;

    OwnCircuits(Premises premises) {
        this.premises = premises;
    }

    /** Refuses a card with which a line cannot begin; circuits that are unknown here are another's matter. */
    void requireFit(LineCard card) {
        CircuitFit.of(card.offer(), premises.pathways()::find).require();
    }

    /** The card after that change, with the line's own forms that it offers; empty where it would say the same. */
    Optional<LineCard> next(LineBook book, LineCard card, LineChange change) {
        return change.nextCard(card).map(made -> fitting(CarriedForms.onto(made, book.line(), book.forms()), change));
    }

    /** Refuses a text whose field is not there, and a form that is not the line's next one or that its circuit cannot have. */
    void require(LineBook book, LineCard card, LineChange change) {
        if (change instanceof TextChange.Kept kept) {
            new TextPlaces(card, premises.pathways()::get).require(kept.text());
        } else if (change instanceof FormChange written) {
            written.requireNext(book, CarriedForms.ending(book.line()));
            premises.pathways().carrying(List.of(written.form()));
        }
    }

    /** From now on the line's forms are known here. */
    void know(LineBook book) {
        premises.circuits().add(book.forms());
    }

    /** The card that a change made; refused where it names circuits that are not here, or changes what they need. */
    private LineCard fitting(LineCard made, LineChange change) {
        made.offer()
                .pathways()
                .forEach(offer -> premises.pathways().get(new PathwayRef(offer.name(), offer.version())));
        if (change.isOfCircuits()) {
            requireFit(made);
        }
        return made;
    }
}
