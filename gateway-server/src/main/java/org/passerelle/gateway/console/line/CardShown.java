package org.passerelle.gateway.console.line;

import java.util.List;

/**
 * A line's card as a requester sees it.
 *
 * @param rows what it says, in the order in which people read it
 */
public record CardShown(List<Row> rows) {
    public CardShown {
        rows = List.copyOf(rows);
    }

    /**
     * One thing that it says.
     *
     * @param changed whether the card before said something else
     */
    public record Row(String label, List<String> values, boolean changed) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** The same, told apart from what the card said before; the moments that follow from now are no change by themselves. */
    CardShown since(CardShown before) {
        return new CardShown(rows.stream()
                .map(row -> new Row(row.label(), row.values(), !before.says(row)))
                .toList());
    }

    private boolean says(Row row) {
        return rows.stream()
                .anyMatch(mine ->
                        mine.label().equals(row.label()) && mine.values().equals(row.values()));
    }
}
