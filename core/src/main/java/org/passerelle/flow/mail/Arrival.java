package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;

/**
 * A mail that came in and lies, whole, in the blobs.
 *
 * @param mailbox which of our addresses received it
 * @param arrivedAt INTERNALDATE, or the time of hand-over
 * @param raw its octets, under the node's own key, until it is applied
 * @param size their number
 * @param cursor how far its mailbox is read once this mail is done with; empty for one that was handed over
 */
public record Arrival(MailAddress mailbox, Instant arrivedAt, Id raw, long size, List<Change> cursor) {
    public Arrival {
        cursor = List.copyOf(cursor);
    }
}
