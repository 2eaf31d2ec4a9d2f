package org.passerelle.client.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.PromisedDue;
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

    /** What was shown before sending, where the line's clock started with another due date. */
    public Optional<PromisedDue> promise() {
        return PromisedDue.differing(entries.stream().map(Entry::event).toList());
    }

    /** What was shown before sending, while the line has not decided. */
    public Optional<Instant> pendingDue() {
        return state.pending().stream()
                .flatMap(composed -> Optional.ofNullable(composed.due()).stream())
                .findFirst();
    }

    /** One journal entry and its time. */
    public record Entry(Instant at, Event event) {}
}
