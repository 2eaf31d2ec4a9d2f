package org.passerelle.client;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.client.internal.Engine;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The forms that a line's card offers, as this node knows them: a line's own come before the pathway's. */
final class OfferedForms {
    private final Engine engine;
    private final LineCard card;

    OfferedForms(Engine engine, LineCard card) {
        this.engine = engine;
        this.card = card;
    }

    /**
     * What a request begins with.
     *
     * @param opening the step with the form that is asked
     */
    record Asking(Pathway pathway, Step opening) {}

    /** By name and version, those first that a request is written with unless another is named. */
    List<PathwayRef> of(PathwayOffer offer) {
        return offer.forms().stream()
                .map(form -> new PathwayRef(form.name(), form.version()))
                .sorted(Comparator.comparing(form -> form.equals(ref(offer))))
                .toList();
    }

    /** The newest version of a pathway that the card offers. */
    Optional<PathwayOffer> offer(String pathway) {
        return card.offer().pathways().stream()
                .filter(offer -> offer.name().equals(pathway))
                .max(Comparator.comparing(PathwayOffer::version));
    }

    /**
     * The form to ask with.
     *
     * @param form its name and version, or null for the line's own, else the pathway's
     */
    Asking asking(String pathway, @Nullable String form) {
        PathwayOffer offer = offer(pathway)
                .orElseThrow(() -> Refusal.of(PathwayRefusal.UNKNOWN_PATHWAY).refused());
        Pathway known = engine.pathway(ref(offer));
        return known(offer, known, form)
                .orElseThrow(() -> Refusal.of(ClientRefusal.UNKNOWN_FORM)
                        .with(
                                FactKey.EXPECTED,
                                of(offer).stream().map(PathwayRef::toString).collect(Collectors.joining(", ")))
                        .refused());
    }

    /** The same where the pathway and one of the forms are known here. */
    Optional<Asking> find(PathwayOffer offer) {
        return engine.findPathway(ref(offer)).flatMap(known -> known(offer, known, null));
    }

    private Optional<Asking> known(PathwayOffer offer, Pathway known, @Nullable String form) {
        return known.opening()
                .flatMap(opening -> of(offer).stream()
                        .filter(one -> form == null || one.toString().equals(form))
                        .flatMap(one -> known.asking(opening, one).stream())
                        .findFirst()
                        .map(step -> new Asking(known, step)));
    }

    static PathwayRef ref(PathwayOffer offer) {
        return new PathwayRef(offer.name(), offer.version());
    }
}
