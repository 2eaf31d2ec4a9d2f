package org.passerelle.node;

import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.Post;

/**
 * One of the node's own addresses and how its mail goes and comes.
 *
 * @param address the address
 * @param post submits its mail; null when the host does ({@link Node#nextToSend})
 * @param intake reads its mail; null when the host does ({@link Node#accept})
 */
public record Mailbox(
        MailAddress address, @Nullable Post post, @Nullable Intake intake) {

    /** A mailbox that the host reads and sends for itself. */
    public static Mailbox ofHost(MailAddress address) {
        return new Mailbox(address, null, null);
    }

    /** Leaves the mail servers politely. */
    void close() {
        if (post != null) {
            post.close();
        }
        if (intake != null) {
            intake.close();
        }
    }
}
