package org.passerelle.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of somebody's lines, the most pressing first.
 *
 * @param show which ones: {@code open}, {@code late} or {@code ended}
 * @param line the only line's address, or empty for all
 * @param lines all that can be chosen
 * @param number the page's, from 0
 * @param more whether another page follows
 */
public record Worklist(
        Frame frame, String show, String line, List<Choice> lines, List<Item> items, int number, boolean more) {
    public Worklist {
        lines = List.copyOf(lines);
        items = List.copyOf(items);
    }

    /** A line that can be chosen alone. */
    public record Choice(String address, String title) {}

    /**
     * One request; nothing of its patient.
     *
     * @param path of its page, empty for who may not read it
     * @param circuit the pathway's title
     * @param state the pathway's state in words
     * @param line the line's address
     * @param from who asks, by organisation
     * @param due in words, or empty
     * @param left how long is left in words, or empty
     * @param press {@code late}, {@code soon}, {@code calm}, or {@code none} while no clock runs
     * @param taken who has it, or null
     */
    public record Item(
            String path,
            String reference,
            String circuit,
            String state,
            String line,
            String from,
            String due,
            String left,
            String press,
            @Nullable String taken) {}

    /** The same list with another choice; every part is one of ours, never what a request said. */
    public String with(String otherShow, String otherLine, int otherNumber) {
        return "/worklist?show=" + otherShow
                + (otherLine.isEmpty()
                        ? ""
                        : "&line=" + otherLine.replace("@", "%40").replace("+", "%2B"))
                + (otherNumber == 0 ? "" : "&page=" + otherNumber);
    }
}
