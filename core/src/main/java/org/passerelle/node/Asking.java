package org.passerelle.node;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.canon.Id;
import org.passerelle.card.CardAddress;
import org.passerelle.card.PracticeCard;
import org.passerelle.flow.OpenRequest;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;
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

    /** One of our practices, by its address, opens an exchange with a line; tells the exchange's id. */
    public Id ask(MailAddress practice, MailAddress line, PathwayRef pathway, Order order) {
        return requests.open(practice, line, pathway, order);
    }

    /** The address under which the people of the practice stand that has this one; itself where it is no practice's of ours. */
    public MailAddress practice(MailAddress ours) {
        return premises.practice(ours);
    }

    /** Every address of the practice whose people stand under that one. */
    public Set<MailAddress> addresses(MailAddress practice) {
        return premises.book()
                .ownCard(PracticeCard.class, practice)
                .map(card -> card.base().addresses().stream()
                        .map(CardAddress::address)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
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
