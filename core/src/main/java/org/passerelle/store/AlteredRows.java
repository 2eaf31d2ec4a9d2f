package org.passerelle.store;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/** What was found altered since the store was opened: one bad row stops its own exchange and no other. */
final class AlteredRows {
    /** Most rows remembered; what is found beyond them is found again at the next look. */
    static final int MOST = 10_000;

    private final Set<Store.Altered> found = ConcurrentHashMap.newKeySet();

    void found(Tables table, String row, Id exchange) {
        if (found.size() < MOST) {
            found.add(new Store.Altered(table.table(), row, exchange));
        }
    }

    /** The row that a list could not read. */
    void found(Tables table, Row row) {
        found(table, String.valueOf(row.findWhole("rowid").orElse(-1L)), row.exchange());
    }

    /** How many rows of a table a list has to step over. */
    int count(Tables table) {
        return (int)
                found.stream().filter(row -> row.table().equals(table.table())).count();
    }

    boolean concern(Id exchange) {
        return !exchange.equals(Journals.NODE)
                && found.stream().anyMatch(row -> row.exchange().equals(exchange));
    }

    /** Refuses an exchange of which a row is altered. */
    void refuse(Id exchange) {
        if (concern(exchange)) {
            throw Refusal.of(StoreRefusal.ALTERED).refused();
        }
    }

    List<Store.Altered> all() {
        return found.stream()
                .sorted(Comparator.comparing(Store.Altered::table).thenComparing(Store.Altered::row))
                .toList();
    }
}
