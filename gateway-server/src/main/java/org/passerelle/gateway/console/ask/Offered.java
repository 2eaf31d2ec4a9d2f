package org.passerelle.gateway.console.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;

/**
 * What a line may be asked by a pathway and with a form that its card offers.
 *
 * @param opening the step with the form that is asked: each of the line's own that is known here, of every one the newest version; the
 *     pathway's where none is
 * @param form its name and version
 * @param alone whether it is the only form of that pathway
 */
record Offered(Pathway pathway, Step opening, PathwayRef form, boolean alone) {

    /** Every one that is known here, those that the line begins itself left out; of a pathway in several versions the newest that is. */
    static List<Offered> of(LineCard card, Requests requests) {
        return of(card.offer().pathways(), requests::pathway);
    }

    static List<Offered> of(List<PathwayOffer> offers, Function<PathwayRef, Optional<Pathway>> pathways) {
        Map<String, List<Offered>> newest = new LinkedHashMap<>();
        for (PathwayOffer offer : offers) {
            List<Offered> known = pathways.apply(new PathwayRef(offer.name(), offer.version()))
                    .filter(pathway -> !pathway.lineBegins())
                    .map(pathway -> asked(offer, pathway))
                    .orElse(List.of());
            if (!known.isEmpty()) {
                newest.merge(offer.name(), known, Offered::newer);
            }
        }
        return newest.values().stream().flatMap(List::stream).toList();
    }

    private static List<Offered> newer(List<Offered> one, List<Offered> other) {
        return one.get(0).pathway().ref().version()
                        > other.get(0).pathway().ref().version()
                ? one
                : other;
    }

    /**
     * The one that a page is about.
     *
     * @param code of its form, or empty for the first one
     */
    static Optional<Offered> find(LineCard card, String pathway, String code, Requests requests) {
        return of(card, requests).stream()
                .filter(one -> one.pathway().ref().name().equals(pathway))
                .filter(one -> code.isEmpty() || one.code().equals(code))
                .findFirst();
    }

    private static List<Offered> asked(PathwayOffer offer, Pathway pathway) {
        List<PathwayRef> known = offer.forms().stream()
                .map(form -> new PathwayRef(form.name(), form.version()))
                .filter(form -> step(pathway, form).isPresent())
                .toList();
        List<PathwayRef> shown = new ArrayList<>(known);
        shown.removeIf(form -> known.stream().anyMatch(other -> standsFor(other, form, pathway)));
        return shown.stream()
                .map(form -> new Offered(pathway, step(pathway, form).orElseThrow(), form, shown.size() == 1))
                .toList();
    }

    private static Optional<Step> step(Pathway pathway, PathwayRef form) {
        return pathway.opening().flatMap(opening -> pathway.asking(opening, form));
    }

    /** A newer version stands for an older one, and any of the line's own for the pathway's. */
    private static boolean standsFor(PathwayRef other, PathwayRef form, Pathway pathway) {
        return other.name().equals(form.name()) ? other.version() > form.version() : form.equals(pathway.ref());
    }

    /** Of the form, in a path. */
    private String code() {
        return form.name() + "~" + form.version();
    }

    /** Where it is asked. */
    String path(Found line) {
        String path = "/ask/" + line.id() + "/" + pathway.ref().name();
        return alone ? path : path + "/" + code();
    }

    /** What is asked, and with which form where there are several. */
    String title(Speech speech) {
        String step = speech.say(opening.title());
        return alone
                ? step
                : opening.form()
                        .findOwn()
                        .map(Form.Own::title)
                        .map(own -> speech.say("ask.offer.form", step, speech.say(own)))
                        .orElse(step);
    }
}
