package org.passerelle.client.internal;

import java.time.Instant;
import java.util.List;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.port.keep.ExchangeRow;

/**
 * An exchange as it stood when it was read.
 *
 * @param row what lists show
 * @param state the fold of its journal
 * @param entries its journal
 */
public record Snapshot(ExchangeRow row, ExchangeState state, List<Entry> entries) {
    public Snapshot {
        entries = List.copyOf(entries);
    }

    /** One journal entry and its time. */
    public record Entry(Instant at, Event event) {}
}
