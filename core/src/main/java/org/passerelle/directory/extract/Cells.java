package org.passerelle.directory.extract;

import java.util.Map;

/**
 * One line's values.
 *
 * @param values by column
 */
record Cells(Map<Column, String> values) {

    /** That column's; empty where the list has no such column. */
    String of(Column column) {
        return values.getOrDefault(column, "");
    }

    /** Nothing: a value can be an address. */
    @Override
    public String toString() {
        return "Cells[…]";
    }
}
