package org.passerelle.gateway.console.step;

import java.util.List;

/**
 * The files of a form: those that are there already, and where more are chosen, one place for each kind.
 *
 * @param slots one for each kind
 * @param kept those that were given and need not be chosen again
 * @param fewest how many must be there
 * @param most how many may be there
 */
public record Papers(List<Slot> slots, List<Kept> kept, int fewest, int most) {
    public Papers {
        slots = List.copyOf(slots);
        kept = List.copyOf(kept);
    }

    /**
     * Where files of one kind are chosen.
     *
     * @param kind its code
     * @param label in words
     * @param needs what the form says of it where something is needed
     */
    public record Slot(String kind, String label, List<Need> needs) {
        public Slot {
            needs = List.copyOf(needs);
        }
    }

    /**
     * What the form needs of one kind.
     *
     * @param say in words
     * @param min how many
     * @param field the choice that it depends on, or empty
     * @param is the codes that need it, with spaces between them
     */
    public record Need(String say, int min, String field, String is) {}

    /**
     * A file that was given.
     *
     * @param id names it in the form
     * @param name what its sender's machine calls it
     * @param size in words
     * @param wrong why it was refused, in words, or empty
     * @param confirms whether a reason would have it taken all the same
     */
    public record Kept(
            String id,
            String name,
            String kind,
            String title,
            String size,
            String reason,
            String wrong,
            boolean confirms) {}
}
