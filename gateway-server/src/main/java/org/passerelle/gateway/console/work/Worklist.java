package org.passerelle.gateway.console.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Standing;

/**
 * The requests of somebody's lines, the most pressing first.
 *
 * @param choice what is shown
 * @param filters how far they are
 * @param lines all that can be chosen, none where there is only one
 * @param urgencies the same of how soon
 * @param fresh how many nobody has opened, whatever is shown
 * @param more whether another page follows
 */
public record Worklist(
        Frame frame,
        Choice choice,
        List<Filter> filters,
        List<Filter> lines,
        List<Filter> urgencies,
        List<Item> items,
        long fresh,
        boolean more) {
    public Worklist {
        filters = List.copyOf(filters);
        lines = List.copyOf(lines);
        urgencies = List.copyOf(urgencies);
        items = List.copyOf(items);
    }

    /**
     * What somebody wants to see.
     *
     * @param show how far they are: a code of {@link WorkFilters}
     * @param line the only line's address, or empty for all
     * @param urgency the only urgency's code, or empty for all
     * @param number the page's, from 0
     */
    public record Choice(String show, String line, String urgency, int number) {
        Choice showing(String other) {
            return new Choice(other, line, urgency, 0);
        }

        Choice ofLine(String other) {
            return new Choice(show, other, urgency, 0);
        }

        Choice ofUrgency(String other) {
            return new Choice(show, line, other, 0);
        }

        public Choice page(int other) {
            return new Choice(show, line, urgency, other);
        }

        /** Where it is shown; every part is one of ours, never what a request said. */
        public String path() {
            return "/worklist" + query();
        }

        /** The same without its frame. */
        public String rows() {
            return "/worklist/rows" + query();
        }

        private String query() {
            return "?show=" + show
                    + (line.isEmpty() ? "" : "&line=" + line.replace("@", "%40").replace("+", "%2B"))
                    + (urgency.isEmpty() ? "" : "&urgency=" + urgency)
                    + (number == 0 ? "" : "&page=" + number);
        }
    }

    /**
     * A choice that can be made.
     *
     * @param id unique in the page, so that focus stays on it when the page is brought up to date
     * @param title in words
     * @param count how many there are, or null where nobody counts them
     * @param path where it leads
     * @param current whether it is made
     */
    public record Filter(String id, String title, @Nullable Long count, String path, boolean current) {}

    /**
     * One request; nothing of its patient.
     *
     * @param id 32 digits
     * @param path of its page, empty for who may not read it
     * @param circuit the pathway's title
     * @param state the pathway's state in words
     * @param line the line's title
     * @param from who asks, by organisation
     * @param urgency how soon, in words, or empty
     * @param time how it stands with its clock
     * @param fresh whether nobody of the line opened it
     * @param taken who of the line acted last, in words, or null
     * @param take what takes it without another word, or null
     * @param answer the page on which it is answered, or null
     */
    public record Item(
            String id,
            String path,
            String reference,
            String circuit,
            String state,
            String line,
            String from,
            String urgency,
            Standing time,
            boolean fresh,
            @Nullable String taken,
            @Nullable Take take,
            @Nullable String answer) {}

    /**
     * A step that is taken by its button.
     *
     * @param path where
     * @param title in words
     * @param seen the last step that was taken, which goes with it
     */
    public record Take(String path, String title, String seen) {}
}
