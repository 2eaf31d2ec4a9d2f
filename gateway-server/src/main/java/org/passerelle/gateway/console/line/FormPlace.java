package org.passerelle.gateway.console.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.card.CarriedForms;
import org.passerelle.card.PathwayOffer;
import org.passerelle.card.PathwayOffer.FormOffer;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.Refusal;

/**
 * A form for the opening step of one of the line's circuits.
 *
 * @param offer what the card says of the circuit
 * @param step the step with that form in it
 * @param ref as cards call it
 */
record FormPlace(PathwayOffer offer, Pathway pathway, Step step, PathwayRef ref) {

    /** Those that this node knows for a circuit of the line and that are no other line's own. */
    static List<FormPlace> of(Visit visit, Pathway pathway, PathwayOffer offer) {
        List<FormPlace> places = new ArrayList<>();
        pathway.opening().ifPresent(step -> {
            places.add(new FormPlace(offer, pathway, step, pathway.ref()));
            for (Form form : step.forms()) {
                PathwayRef ref = form.findOwn().orElseThrow().ref();
                boolean others = CarriedForms.isOfALine(ref.name()) && !CarriedForms.isOf(ref.name(), visit.line());
                if (!others) {
                    pathway.asking(step, ref).ifPresent(asked -> places.add(new FormPlace(offer, pathway, asked, ref)));
                }
            }
        });
        return places;
    }

    /** All of the line. */
    static List<FormPlace> all(Visit visit, Visits visits) {
        return visit.card().offer().pathways().stream()
                .flatMap(offer -> visits.lines().pathways().find(new PathwayRef(offer.name(), offer.version())).stream()
                        .flatMap(pathway -> of(visit, pathway, offer).stream()))
                .toList();
    }

    /** The one that a path names. */
    static FormPlace find(Visit visit, Visits visits, String circuit, String form) {
        return all(visit, visits).stream()
                .filter(place -> code(place.pathway().ref()).equals(circuit)
                        && code(place.ref()).equals(form))
                .findFirst()
                .orElseThrow(() -> Refusal.of(HttpRefusal.NOT_FOUND).refused());
    }

    String path(Visit visit) {
        return visit.path() + "/forms/" + code(pathway.ref()) + "/" + code(ref);
    }

    /** A name and version where no slash may stand. */
    static String code(PathwayRef ref) {
        return ref.name() + "~" + ref.version();
    }

    boolean offered() {
        return offer.forms().contains(new FormOffer(ref.name(), ref.version()));
    }

    Words title() {
        return step.form().findOwn().map(Form.Own::title).orElse(step.title());
    }

    /** What people may call it by, without what stands for the line. */
    String shortName(Visit visit) {
        String ending = CarriedForms.ending(visit.line());
        return ref.name().endsWith(ending)
                ? ref.name().substring(0, ref.name().length() - ending.length())
                : ref.name();
    }

    /** The next version of the line's own form of that short name. */
    static PathwayRef next(Visit visit, String shortName) {
        String name = shortName + CarriedForms.ending(visit.line());
        int last = visit.book().forms().stream()
                .filter(form -> form.ref().name().equals(name))
                .mapToInt(form -> form.ref().version())
                .max()
                .orElse(0);
        return new PathwayRef(name, last + 1);
    }

    /** Whether the line wrote it itself. */
    Optional<PathwayRef> own(Visit visit) {
        return Optional.of(ref).filter(own -> CarriedForms.isOf(own.name(), visit.line()));
    }
}
