package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;

/**
 * A mail that came in and lies, whole, in the blobs.
 *
 * @param mailbox which of our addresses received it
 * @param arrivedAt INTERNALDATE, or the time of hand-over: what a promise counts from
 * @param receivedAt when this node first had it: what its verdict is judged at
 * @param raw its octets, under the node's own key, until it is applied
 * @param size their number
 * @param cursor what else its taking in changes: how far its mailbox is read, or that it is apart no longer
 * @param before under which code it was put apart before, when it is judged again
 */
public record Arrival(
        MailAddress mailbox,
        Instant arrivedAt,
        Instant receivedAt,
        Id raw,
        long size,
        List<Change> cursor,
        Optional<String> before) {
    public Arrival {
        cursor = List.copyOf(cursor);
    }

    boolean again() {
        return before.isPresent();
    }
}
