package org.passerelle.flow.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refused;

/** The fields into which a line's ready-made texts may go: the texts of every step that its people take in what its card offers. */
public final class TextPlaces {
    private final Map<ReadyText.Place, Found> places = new LinkedHashMap<>();

    /**
     * One of them.
     *
     * @param pathway the circuit, as the card offers it
     */
    public record Found(ReadyText.Place place, Pathway pathway, Step step, Field.TextField field) {}

    /** @param pathways those that are known here; refuses any other, into which nothing goes */
    public TextPlaces(LineCard card, Function<PathwayRef, Pathway> pathways) {
        for (PathwayOffer offer : card.offer().pathways()) {
            try {
                add(pathways.apply(new PathwayRef(offer.name(), offer.version())));
            } catch (Refused notHere) {
                continue;
            }
        }
    }

    private void add(Pathway pathway) {
        pathway.steps().stream()
                .filter(step -> pathway.mayAct(step, Side.EXPERT))
                .forEach(step -> add(pathway, step));
    }

    private void add(Pathway pathway, Step step) {
        for (Field field : step.form().fields()) {
            if (field instanceof Field.TextField text) {
                var place = new ReadyText.Place(pathway.ref().name(), step.name(), field.name());
                places.put(place, new Found(place, pathway, step, text));
            }
        }
    }

    public List<Found> all() {
        return List.copyOf(places.values());
    }

    public Optional<Found> find(ReadyText.Place place) {
        return Optional.ofNullable(places.get(place));
    }

    /** Refuses a text that could never be written where it is to go. */
    void require(ReadyText text) {
        Found found = find(text.place()).orElseThrow(() -> ReadyText.refused("field"));
        if (text.length() > found.field().maxChars()) {
            throw ReadyText.refused("text");
        }
    }
}
