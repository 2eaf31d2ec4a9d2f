package org.passerelle.indicators;

import org.passerelle.refusal.HouseBug;

/**
 * To whom figures are shown. Outside the establishment no number may stand that counts fewer patients than {@code fewest}, nor may
 * one be computed from what stands there:
 *
 * <ul>
 *   <li>a breakdown of which one part counts some patients, but fewer, is hidden whole; every breakdown tells all requests apart, so
 *       its parts are all that the number of requests could be split into;
 *   <li>a month with fewer patients shows nothing at all;
 *   <li>the sum of several months shows only what every one of those months shows: no two ranges of months differ by a hidden one;
 *   <li>the causes of breaches, some of which exclude one another, show only where what they leave between them is enough too;
 *   <li>times show only where enough patients were timed, in whole minutes, and never how many were timed.
 * </ul>
 *
 * <p>A part that counts nobody tells on nobody and is shown.
 *
 * @param fewest fewest patients that a number may count
 */
public record Disclosure(int fewest) {
    /** Fewest patients of any number that leaves the establishment. */
    public static final int FEWEST = 5;

    /** Everything, for the line's own people. */
    public static final Disclosure INSIDE = new Disclosure(1);
    /** What may leave the establishment. */
    public static final Disclosure OUTSIDE = new Disclosure(FEWEST);

    public Disclosure {
        if (fewest != 1 && fewest < FEWEST) {
            throw new HouseBug("what leaves the establishment counts at least " + FEWEST + " patients");
        }
    }

    public boolean isOutside() {
        return fewest > 1;
    }

    /** Whether a number of so many patients may stand there. */
    boolean allows(int patients) {
        return patients == 0 || patients >= fewest;
    }

    /** The code that documents write. */
    public String code() {
        return isOutside() ? "outside" : "inside";
    }
}
