package org.passerelle.store.wanted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.keep.ExchangeQuery;

/**
 * What a list of exchanges asks of the table, the most pressing first.
 *
 * @param sql with a place for each value
 * @param values in their order
 */
public record WantedRows(String sql, List<@Nullable Object> values) {

    public static WantedRows of(ExchangeQuery query) {
        List<@Nullable Object> values = new ArrayList<>();
        var sql = new StringBuilder("SELECT rowid, * FROM exchange_row WHERE 1");
        query.line().ifPresent(line -> {
            sql.append(" AND (line = ? OR stand_in = ?)");
            values.add(line);
            values.add(line);
        });
        query.updatedSince().ifPresent(since -> {
            sql.append(" AND updated >= ?");
            values.add(since);
        });
        if (!query.states().isEmpty()) {
            sql.append(" AND state IN (")
                    .append(String.join(", ", Collections.nCopies(query.states().size(), "?")))
                    .append(')');
            values.addAll(query.states());
        }
        if (!query.requesters().isEmpty()) {
            sql.append(" AND requester IN (")
                    .append(String.join(
                            ", ", Collections.nCopies(query.requesters().size(), "?")))
                    .append(')');
            values.addAll(query.requesters());
        }
        sql.append(which(query.which()));
        sql.append(
                query.requesters().isEmpty()
                        ? " ORDER BY due IS NULL, due, begun, exchange LIMIT ?"
                        : " ORDER BY updated DESC, exchange LIMIT ?");
        values.add(query.offset() + query.limit());
        return new WantedRows(sql.toString(), values);
    }

    private static String which(ExchangeQuery.Which which) {
        return switch (which) {
            case ALL -> "";
            case OPEN -> " AND ended = 0";
            case LATE -> " AND ended = 0 AND breached = 1";
            case ENDED -> " AND ended = 1";
        };
    }
}
