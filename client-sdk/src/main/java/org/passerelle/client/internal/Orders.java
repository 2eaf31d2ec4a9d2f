package org.passerelle.client.internal;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;

/** What hosts propose, as the node is told it. */
final class Orders {
    private Orders() {}

    static Order of(Proposal proposal) {
        return order(proposal, null);
    }

    /** The same for somebody who has an ordinary mailbox. */
    static Order entered(Proposal proposal, Order.Entered entered) {
        return order(proposal, entered);
    }

    private static Order order(Proposal proposal, Order.@Nullable Entered entered) {
        return new Order(
                        proposal.step(),
                        proposal.actor(),
                        proposal.content(),
                        proposal.parcels().stream().map(Orders::attachment).toList(),
                        entered,
                        null,
                        proposal.filedBy())
                .called(proposal.reference());
    }

    private static Attachment attachment(Proposal.Parcel parcel) {
        return new Attachment(parcel.kind(), parcel.title(), () -> open(parcel), parcel.confirmation());
    }

    private static InputStream open(Proposal.Parcel parcel) throws IOException {
        try {
            return parcel.source().call();
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable;
        } catch (Exception unreadable) {
            throw new IOException("the host could not open the file", unreadable);
        }
    }
}
