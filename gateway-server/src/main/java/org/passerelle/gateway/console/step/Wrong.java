package org.passerelle.gateway.console.step;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a form came back.
 *
 * @param sentence what is wrong and what to do, in words
 * @param places what it is about, in the order in which people mend it
 */
public record Wrong(String sentence, List<Place> places) {
    /** Nothing is wrong. */
    public static final Wrong NOTHING = new Wrong("", List.of());

    /**
     * A field, or a part of one.
     *
     * @param name as the page names it: {@code patient.phone}
     * @param label in words
     */
    public record Place(String name, String label) {}

    public Wrong {
        places = List.copyOf(places);
    }

    /** The same, about that place before all others. */
    public Wrong first(Place place) {
        return new Wrong(
                sentence, Stream.concat(Stream.of(place), places.stream()).toList());
    }

    public boolean isNothing() {
        return sentence.isEmpty();
    }

    /** For {@code aria-invalid}: says so of a place that something is wrong with, and nothing of any other. */
    public @Nullable String at(String name) {
        return places.stream().anyMatch(place -> place.name().equals(name)) ? "true" : null;
    }
}
