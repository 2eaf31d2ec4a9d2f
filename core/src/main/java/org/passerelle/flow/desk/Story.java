package org.passerelle.flow.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.ledger.Chain;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.HashStore;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.Salt;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * An exchange as its journal tells it, checked against the ledger before anybody believes it.
 *
 * @param rows the stored entries
 * @param events the same, read
 * @param state their fold
 */
public record Story(List<JournalRow> rows, List<Event> events, ExchangeState state) {

    public Story {
        rows = List.copyOf(rows);
        events = List.copyOf(events);
    }

    /**
     * Reads an exchange.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#ALTERED} when anything stored of it was changed
     */
    public static Optional<Story> read(Premises premises, Id exchange) {
        if (exchange.equals(Journals.NODE)) {
            return Optional.empty();
        }
        List<JournalRow> rows = premises.store().journals().entries(exchange);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Event> events = new ArrayList<>();
        try {
            List<Entry> entries = new ArrayList<>();
            HashStore hashes = premises.store().ledger().hashes();
            for (JournalRow row : rows) {
                requireInLedger(hashes, row);
                var payload = Canon.read(row.payload());
                entries.add(Entry.of(row.leaf(), Salt.of(row.salt()), payload));
                events.add(EventJson.read(row.leaf().event(), payload));
            }
            Chain.verify(entries);
        } catch (Refused altered) {
            if (altered.code() instanceof StoreRefusal) {
                throw altered;
            }
            throw Refusal.of(StoreRefusal.ALTERED).refused(altered);
        }
        if (!(events.get(0) instanceof Event.Begun begun)) {
            return Optional.empty(); // a former chain of the node's own is nobody's exchange
        }
        return Optional.of(new Story(
                rows, events, ExchangeState.of(events, premises.pathways().get(begun.pathway()))));
    }

    private static void requireInLedger(HashStore hashes, JournalRow row) {
        if (!hashes.hash(0, row.index()).equals(row.leaf().hash())) {
            throw Refusal.of(StoreRefusal.ALTERED).refused();
        }
    }

    public Leaf last() {
        return rows.get(rows.size() - 1).leaf();
    }

    public Instant begunAt() {
        return rows.get(0).leaf().at();
    }
}
