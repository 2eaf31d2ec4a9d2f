package org.passerelle.gateway.console.ask;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;

/**
 * What a line may be asked by a pathway that its card offers.
 *
 * @param opening the step with the form that is asked: the line's own where its card offers one that is known here, else the pathway's
 */
record Offered(Pathway pathway, Step opening) {

    /** Every one that is known here, those that the line begins itself left out; of a pathway in several versions the newest. */
    static List<Offered> of(LineCard card, Requests requests) {
        return card.offer().pathways().stream()
                .map(PathwayOffer::name)
                .distinct()
                .flatMap(name -> find(card, name, requests).stream())
                .toList();
    }

    static Optional<Offered> find(LineCard card, String pathway, Requests requests) {
        return card.offer().pathways().stream()
                .filter(offer -> offer.name().equals(pathway))
                .max(Comparator.comparing(PathwayOffer::version))
                .flatMap(offer -> requests.pathway(new PathwayRef(offer.name(), offer.version()))
                        .filter(known -> !known.lineBegins())
                        .flatMap(known -> asked(offer, known)));
    }

    private static Optional<Offered> asked(PathwayOffer offer, Pathway pathway) {
        return pathway.opening()
                .flatMap(opening -> offer.forms().stream()
                        .map(form -> new PathwayRef(form.name(), form.version()))
                        .sorted(Comparator.comparing(form -> form.equals(pathway.ref())))
                        .flatMap(form -> pathway.asking(opening, form).stream())
                        .findFirst())
                .map(step -> new Offered(pathway, step));
    }
}
