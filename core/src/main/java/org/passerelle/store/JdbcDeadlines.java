package org.passerelle.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Deadlines;

/** When clocks want attention, as rows. */
final class JdbcDeadlines implements Deadlines {
    private static final String DUE =
            "SELECT rowid, exchange FROM deadline WHERE at <= ? ORDER BY at, exchange LIMIT ?";
    private static final String NEXT = "SELECT at FROM deadline ORDER BY at LIMIT 1";
    private static final String OF = "SELECT at FROM deadline WHERE exchange = ?";
    private static final String PUT =
            "INSERT INTO deadline (exchange, at) VALUES (?, ?) ON CONFLICT (exchange) DO UPDATE SET at = excluded.at";
    private static final String DROP = "DELETE FROM deadline WHERE exchange = ?";

    private final Readers readers;
    private final AlteredRows altered;

    JdbcDeadlines(Readers readers, AlteredRows altered) {
        this.readers = readers;
        this.altered = altered;
    }

    @Override
    public List<Id> due(Instant now, int limit) {
        return readers.read(
                session -> session.sound(DUE, Tables.DEADLINE, altered, row -> row.id("exchange"), now, limit));
    }

    @Override
    public Optional<Instant> next() {
        return readers.read(session -> session.first(NEXT, row -> row.instant("at")));
    }

    @Override
    public Optional<Instant> of(Id exchange) {
        return readers.read(session -> session.first(OF, row -> row.instant("at"), exchange));
    }

    static void put(Session session, Change.Deadline deadline) {
        Instant at = deadline.at();
        if (at == null) {
            session.change(DROP, deadline.exchange());
        } else {
            session.change(PUT, deadline.exchange(), Session.atOrAfter(at));
        }
    }
}
