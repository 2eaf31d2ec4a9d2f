package org.passerelle.flow;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** Compares what lists and clocks say of an exchange with what its journal says. */
public final class InspectExchange {
    private final Premises premises;

    public InspectExchange(Premises premises) {
        this.premises = premises;
    }

    /** Whether all that is stored of it agrees; true while it changes, and while its pathway is unknown here. */
    public boolean agrees(Id exchange) {
        if (exchange.equals(Journals.NODE)) {
            return true;
        }
        try {
            Optional<ExchangeRow> row = premises.store().journals().row(exchange);
            Optional<Instant> deadline = premises.store().deadlines().of(exchange);
            Dossier dossier = Dossier.require(premises, exchange, premises.now());
            boolean changes = !premises.store().journals().row(exchange).equals(row)
                    || !premises.store().deadlines().of(exchange).equals(deadline);
            return changes
                    || (row.filter(listed -> follows(listed, dossier.row())).isPresent() && inTime(dossier, deadline));
        } catch (Refused refused) {
            return !refused.refusal().is(StoreRefusal.ALTERED);
        }
    }

    /** A row of an older program shows nothing at a glance, and the first urgency, until it is derived anew; neither is an alteration. */
    private static boolean follows(ExchangeRow listed, ExchangeRow derived) {
        return listed.findGlance().isPresent()
                ? undated(listed, listed.urgency()).equals(undated(derived, derived.urgency()))
                : undated(listed, "").equals(undated(derived.with(null), ""));
    }

    /** The same row but for when it was last written, which no entry tells. */
    private static ExchangeRow undated(ExchangeRow row, String urgency) {
        return new ExchangeRow(
                row.exchange(),
                row.keeper(),
                row.pathway(),
                row.line(),
                row.requester(),
                row.state(),
                row.ended(),
                urgency,
                row.due(),
                row.breached(),
                row.begun(),
                row.begun(),
                row.standIn(),
                row.glance(),
                row.version());
    }

    /** A clock that could not be served is asked again a little later than it wanted; never more. */
    private boolean inTime(Dossier dossier, Optional<Instant> stored) {
        Optional<Instant> wanted = dossier.keeps() ? dossier.state().deadline() : Optional.empty();
        if (wanted.isEmpty()) {
            return stored.isEmpty();
        }
        Instant soon = premises.now().plus(Escalate.ASK_ALTERED).plusMillis(1);
        Instant latest = wanted.get().isAfter(soon) ? wanted.get().plusMillis(1) : soon;
        return stored.filter(at -> !at.isAfter(latest)).isPresent();
    }
}
