package org.passerelle.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.flow.InspectExchange;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.store.Inspection;
import org.passerelle.store.SqliteStore;

/**
 * Compares the store with itself, a slice at each turn and all of it once a day, from the opening on; and tells people of what was
 * changed behind the node's back.
 */
final class AuditPump {
    private final Premises premises;
    /** From the beginning of one round to the beginning of the next, at least. */
    static final Duration ROUND = Duration.ofDays(1);

    private final SqliteStore store;
    private final InspectExchange inspect;
    private final Set<Store.Altered> told = new HashSet<>();
    private Inspection round;
    private Instant begun;
    private @Nullable Instant completed;

    AuditPump(Premises premises, SqliteStore store) {
        this.premises = premises;
        this.store = store;
        this.inspect = new InspectExchange(premises);
        this.round = store.inspection();
        this.begun = premises.now();
    }

    /** One slice and one look; tells how many exchanges people were alarmed about. */
    synchronized int step() {
        Instant now = premises.now();
        if (round.over() && !now.isBefore(begun.plus(ROUND))) {
            round = store.inspection();
            begun = now;
        }
        if (!round.over()) {
            for (Id exchange : round.next()) {
                if (!inspect.agrees(exchange)) {
                    store.distrust(exchange);
                }
            }
            completed = round.over() ? now : completed;
        }
        return tell();
    }

    /** When everything had been compared the last time. */
    synchronized Optional<Instant> completed() {
        return Optional.ofNullable(completed);
    }

    /** The exchanges that are not served, {@link Journals#NODE} for what belongs to none. */
    List<Id> altered() {
        return store.altered().stream()
                .map(Store.Altered::exchange)
                .distinct()
                .sorted()
                .toList();
    }

    private int tell() {
        List<Store.Altered> fresh = premises.store().altered().stream()
                .filter(row -> !told.contains(row))
                .toList();
        Set<Id> concerned =
                new HashSet<>(fresh.stream().map(Store.Altered::exchange).toList());
        told.stream().map(Store.Altered::exchange).forEach(concerned::remove);
        List<Change> alarms = new ArrayList<>();
        concerned.stream()
                .sorted()
                .forEach(exchange -> alarms.add(
                        new Change.Alarm(new AlarmRow(exchange, StoreRefusal.ALTERED.code(), premises.now()))));
        if (!alarms.isEmpty()) {
            premises.commit(alarms);
        }
        told.addAll(fresh);
        return alarms.size();
    }
}
