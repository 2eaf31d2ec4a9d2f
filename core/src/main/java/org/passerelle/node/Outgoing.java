package org.passerelle.node;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.mail.HandOver;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.OutboxItem;

/** A mail that the host hands to its own mail server, and then says what became of it. */
public final class Outgoing {
    private final OutboxItem item;
    private final Premises premises;
    private final HandOver handOver;

    Outgoing(OutboxItem item, Premises premises, HandOver handOver) {
        this.item = item;
        this.premises = premises;
        this.handOver = handOver;
    }

    /** The next mail of those mailboxes that have no submission of their own; what must not leave is stepped over. */
    static Optional<Outgoing> next(Premises premises, Set<MailAddress> submitted, HandOver handOver) {
        while (true) {
            List<OutboxItem> due = premises.store().outbox().dueOfOthers(submitted, premises.now(), 1);
            if (due.isEmpty()) {
                return Optional.empty();
            } else if (!handOver.expired(due.get(0)) && handOver.mayLeave(due.get(0))) {
                return Optional.of(new Outgoing(due.get(0), premises, handOver));
            }
        }
    }

    public MailAddress from() {
        return item.from();
    }

    /** Whether the envelope sender must be empty ({@code MAIL FROM:<>}). */
    public boolean nullSender() {
        return item.nullSender();
    }

    public List<MailAddress> to() {
        return item.to();
    }

    public long size() {
        return item.size();
    }

    /** The mail's octets, to be sent unchanged; the caller closes the stream. */
    public InputStream open() {
        return premises.open(item);
    }

    /** A mail server took it. */
    public void handedOver() {
        handOver.taken(item);
    }

    /** It could not be sent now; it comes again later. */
    public void postponed() {
        handOver.postponed(item, "host.postponed");
    }

    /** It will never be delivered. */
    public void failed() {
        handOver.failed(item, "host.failed");
    }
}
