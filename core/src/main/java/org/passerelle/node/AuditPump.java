package org.passerelle.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;

/** Tells people of what was changed in the store behind the node's back. */
final class AuditPump {
    private final Premises premises;
    private final Set<Store.Altered> told = new HashSet<>();

    AuditPump(Premises premises) {
        this.premises = premises;
    }

    /** One look; tells how many exchanges people were alarmed about. */
    synchronized int step() {
        return tell();
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
