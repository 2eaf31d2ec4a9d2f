package org.passerelle.indicators;

import java.util.List;
import java.util.function.Function;
import org.passerelle.indicators.measured.Measured;
import org.passerelle.indicators.measured.Part;
import org.passerelle.pathway.Words;

/**
 * One way to tell all requests of a month apart: every request is in exactly one part. Nothing is counted in another way, so that what
 * a hidden number could be computed from is known.
 *
 * @param code as documents write it
 * @param title for people
 * @param parts all of them, in the order in which they are shown
 * @param of the code of the part that an exchange is in
 */
public record Breakdown(String code, Words title, List<Part> parts, Function<Measured, String> of) {
    public Breakdown {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return code;
    }
}
