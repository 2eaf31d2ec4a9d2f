package org.passerelle.store.wanted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.work.WorkQuery;
import org.passerelle.port.keep.work.WorkQuery.Which;

/** What a worklist asks of the table. */
public final class WorkRows {
    /** What is counted: all but what has ended, of which there are ever more. */
    public static final List<Which> COUNTED =
            List.of(Which.OPEN, Which.NEW, Which.MINE, Which.WAITING, Which.LATE, Which.ANSWERED);

    private static final String TO_DO = "timing IS NOT 'STOPPED'";

    private WorkRows() {}

    /** One page: its place is found in the index, and only its own rows are read. */
    public static WantedRows of(WorkQuery query) {
        List<@Nullable Object> values = new ArrayList<>();
        String order = query.which() == Which.ENDED
                ? " ORDER BY updated DESC, exchange"
                : " ORDER BY due IS NULL, due, begun, exchange";
        String sql = "SELECT rowid, * FROM exchange_row WHERE rowid IN (SELECT id FROM ("
                + place(query, ours(query.lines(), values), values) + " UNION ALL "
                + place(query, calledUpon(query.lines(), values), values) + ")" + order + " LIMIT ?)" + order;
        values.add(query.offset() + query.limit());
        return new WantedRows(sql, values);
    }

    private static String place(WorkQuery query, String lines, List<@Nullable Object> values) {
        String condition = condition(query.which(), query.me(), values);
        query.urgency().ifPresent(values::add);
        boolean ended = query.which() == Which.ENDED;
        return "SELECT rowid AS id, " + (ended ? "updated, exchange" : "due, begun, exchange")
                + " FROM exchange_row WHERE "
                + lines + " AND ended = " + (ended ? 1 : 0) + " AND " + condition
                + query.urgency().map(code -> " AND urgency = ?").orElse("");
    }

    /** How many there are of each line and urgency. */
    public static WantedRows counts(Set<MailAddress> lines, Optional<Rpps> me) {
        List<@Nullable Object> values = new ArrayList<>();
        String ours = sums(me, values) + ours(lines, values);
        String calledUpon = sums(me, values) + calledUpon(lines, values);
        String all = " AND ended = 0 GROUP BY line, stand_in, urgency";
        return new WantedRows(ours + all + " UNION ALL " + calledUpon + all, values);
    }

    private static String sums(Optional<Rpps> me, List<@Nullable Object> values) {
        return COUNTED.stream()
                .map(which -> "sum(" + condition(which, me, values) + ") AS " + column(which))
                .collect(Collectors.joining(", ", "SELECT line, stand_in, urgency, ", " FROM exchange_row WHERE "));
    }

    /** The name of a count in the answer. */
    public static String column(Which which) {
        return "n_" + which.name().toLowerCase(Locale.ROOT);
    }

    private static String ours(Set<MailAddress> lines, List<@Nullable Object> values) {
        values.addAll(lines);
        return "keeper = 1 AND line IN " + places(lines);
    }

    /** Those of other lines for which one of these was called upon. */
    private static String calledUpon(Set<MailAddress> lines, List<@Nullable Object> values) {
        values.addAll(lines);
        values.addAll(lines);
        return "keeper = 1 AND stand_in IN " + places(lines) + " AND line NOT IN " + places(lines);
    }

    private static String places(Set<MailAddress> lines) {
        return "(" + String.join(", ", Collections.nCopies(lines.size(), "?")) + ")";
    }

    /** Beside whether it has ended. */
    private static String condition(Which which, Optional<Rpps> me, List<@Nullable Object> values) {
        return switch (which) {
            case OPEN -> TO_DO;
            // who begins an exchange has seen it; an older row is not known to be new
            case NEW -> TO_DO + " AND opened IS 0 AND taker IS NULL";
            case MINE -> {
                values.add(me.map(Rpps::value).orElse(""));
                yield TO_DO + " AND taker IS ?";
            }
            case WAITING -> "timing IS 'PAUSED'";
            case LATE -> TO_DO + " AND breached = 1";
            case ANSWERED -> "timing IS 'STOPPED'";
            case ENDED -> "1";
        };
    }
}
