package org.passerelle.directory.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Where a list has its columns, by its first line. */
final class Headings {
    /** Most columns of a list; the extract has 31. */
    static final int MOST_COLUMNS = 100;

    private static final char BAR = '|';

    private final int columns;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    /** @throws org.passerelle.refusal.Refused when a column is missing or stands twice */
    Headings(String first) {
        List<String> headings = cells(first.startsWith("\uFEFF") ? first.substring(1) : first);
        columns = headings.get(headings.size() - 1).isBlank() ? headings.size() - 1 : headings.size();
        for (Column column : Column.values()) {
            for (int place = 0; place < headings.size(); place++) {
                if (column.isNamed(headings.get(place)) && places.put(column, place) != null) {
                    throw malformed(column);
                }
            }
            if (column.required() && !places.containsKey(column)) {
                throw malformed(column);
            }
        }
    }

    private static RuntimeException malformed(Column column) {
        return Refusal.of(DirectoryRefusal.MALFORMED)
                .with(FactKey.COLUMN, column.title())
                .refused();
    }

    /**
     * One line's values of the columns that are read; empty where the list has no such column. A bar may end the last value too,
     * as in other extracts of the same publisher.
     *
     * @throws org.passerelle.refusal.Refused when the line has more or fewer values than the first one
     */
    Cells read(String line) {
        List<String> cells = cells(line);
        boolean closed = cells.size() == columns + 1 && cells.get(columns).isBlank();
        if (cells.size() != columns && !closed) {
            throw Refusal.of(DirectoryRefusal.LINE)
                    .with(FactKey.EXPECTED, columns)
                    .with(FactKey.ACTUAL, cells.size())
                    .refused();
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            Integer place = places.get(column);
            values.put(column, place == null ? "" : cells.get(place).strip());
        }
        return new Cells(values);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int bar = line.indexOf(BAR); bar >= 0; bar = line.indexOf(BAR, from)) {
            cells.add(line.substring(from, bar));
            from = bar + 1;
            if (cells.size() >= MOST_COLUMNS) {
                throw Refusal.of(DirectoryRefusal.LINE)
                        .with(FactKey.LIMIT, MOST_COLUMNS)
                        .refused();
            }
        }
        cells.add(line.substring(from));
        return cells;
    }
}
