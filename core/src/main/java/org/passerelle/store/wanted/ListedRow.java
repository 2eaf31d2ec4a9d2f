package org.passerelle.store.wanted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;

/**
 * What is written of an exchange for lists.
 *
 * @param sql with a place for each value
 * @param values in their order
 */
public record ListedRow(String sql, List<@Nullable Object> values) {
    private static final List<String> GLANCE =
            List.of("timing", "opened", "organisation", "taker", "taker_name", "last_step");
    private static final List<String> OTHERS = List.of(
            "keeper",
            "pathway",
            "line",
            "requester",
            "state",
            "ended",
            "urgency",
            "due",
            "breached",
            "begun",
            "updated",
            "stand_in",
            "version");
    private static final String WHOLE = whole();
    private static final String AT_A_GLANCE = "UPDATE exchange_row SET urgency = ?, "
            + GLANCE.stream().map(column -> column + " = ?").collect(Collectors.joining(", "))
            + " WHERE exchange = ? AND version = ? AND opened IS NULL";

    /** The row in the place of the former one. */
    public static ListedRow whole(ExchangeRow row) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                row.exchange(),
                row.keeper(),
                row.pathway(),
                row.line(),
                row.requester(),
                row.state(),
                row.ended(),
                row.urgency(),
                row.due(),
                row.breached(),
                row.begun(),
                row.updated(),
                row.standIn(),
                row.version()));
        values.addAll(values(row.glance()));
        return new ListedRow(WHOLE, values);
    }

    /** What an older program did not write, or wrote as it was when the exchange began, unless the row was written meanwhile. */
    public static ListedRow glance(ExchangeRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row.urgency());
        values.addAll(values(row.glance()));
        values.add(row.exchange());
        values.add(row.version());
        return new ListedRow(AT_A_GLANCE, values);
    }

    private static List<@Nullable Object> values(@Nullable Glance glance) {
        if (glance == null) {
            return Collections.nCopies(GLANCE.size(), null);
        }
        return Arrays.asList(
                glance.timing(),
                glance.opened(),
                glance.organisation(),
                glance.findTaker().map(Object::toString).orElse(null),
                glance.takerName(),
                glance.lastStep());
    }

    private static String whole() {
        List<String> columns = new ArrayList<>(OTHERS);
        columns.addAll(GLANCE);
        return "INSERT INTO exchange_row (exchange, " + String.join(", ", columns) + ") VALUES (?"
                + ", ?".repeat(columns.size()) + ") ON CONFLICT (exchange) DO UPDATE SET "
                + columns.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
    }
}
