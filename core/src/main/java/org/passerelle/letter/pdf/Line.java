package org.passerelle.letter.pdf;

import java.util.List;

/**
 * One line of the paper.
 *
 * @param runs what is drawn on it; empty for a line that only keeps a distance
 * @param before the distance to the line above, in points; none at the top of a page
 * @param height from its top to the next line's, in points
 * @param held whether it stands on the page of the line after it
 * @param ruled whether a thin line is drawn under it
 */
record Line(List<Run> runs, float before, float height, boolean held, boolean ruled) {

    Line {
        runs = List.copyOf(runs);
    }

    /**
     * Words drawn at one place.
     *
     * @param text only what the font has
     * @param x from the page's left edge, in points
     * @param size of the font, in points
     */
    record Run(String text, float x, float size, Ink ink) {}

    /** How words are drawn: one font, three weights. */
    enum Ink {
        PLAIN,
        STRONG,
        FAINT
    }
}
