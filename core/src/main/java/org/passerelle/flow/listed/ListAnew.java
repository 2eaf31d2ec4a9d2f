package org.passerelle.flow.listed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.Change;
import org.passerelle.refusal.Refused;

/**
 * Derives what lists show at a glance for rows that an older program wrote, from their journals, a few at each turn and each once after
 * the opening. One that cannot be read stays as it is.
 */
public final class ListAnew {
    /** Exchanges of one turn, and of one commit. */
    static final int BATCH = 20;

    private final Premises premises;
    private Optional<Id> after = Optional.empty();
    private boolean over;

    public ListAnew(Premises premises) {
        this.premises = premises;
    }

    /** Tells how many rows were looked at; 0 when all were. */
    public synchronized int step() {
        if (over) {
            return 0;
        }
        List<Id> rows = premises.store().journals().unlisted(after, BATCH);
        if (rows.isEmpty()) {
            over = true;
            return 0;
        }
        List<Change> derived = new ArrayList<>();
        rows.forEach(exchange -> derived(exchange).ifPresent(derived::add));
        if (!derived.isEmpty()) {
            premises.commit(derived);
        }
        after = Optional.of(rows.get(rows.size() - 1));
        return rows.size();
    }

    private Optional<Change> derived(Id exchange) {
        try {
            return Dossier.open(premises, exchange, premises.now()).map(dossier -> new Change.Listed(dossier.row()));
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }
}
