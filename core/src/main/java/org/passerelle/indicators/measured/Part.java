package org.passerelle.indicators.measured;

import org.passerelle.pathway.Words;

/** One of the parts into which requests are told apart. */
public interface Part {
    /** As documents write it. */
    String code();

    /** For people. */
    Words words();

    /** A part that is no constant of its own. */
    record Named(String code, Words words) implements Part {
        public static Named of(String code, String fr, String en) {
            return new Named(code, new Words(fr, en));
        }
    }
}
