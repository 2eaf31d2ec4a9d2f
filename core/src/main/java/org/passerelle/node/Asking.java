package org.passerelle.node;

import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.flow.OpenRequest;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.sla.Clock;

/** What a practice is to know before it asks a line, and of what it asked; {@link Node#asking} gives it. */
public final class Asking {
    private final Premises premises;
    private final OpenRequest requests;

    Asking(Premises premises, OpenRequest requests) {
        this.premises = premises;
        this.requests = requests;
    }

    /** The clock that the line would promise now, to be shown before anything is sent. */
    public Clock preview(MailAddress line, String urgency) {
        return requests.preview(line, urgency);
    }

    /** The exchange that was opened with that line under that reference, as long as it is remembered. */
    public Optional<Id> find(MailAddress line, String reference) {
        return requests.find(line, reference);
    }

    /** A reference that nobody gave before, for an order whose host has none. */
    public String reference() {
        return premises.newId().hex();
    }
}
