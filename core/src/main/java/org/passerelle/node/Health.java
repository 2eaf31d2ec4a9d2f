package org.passerelle.node;

import java.util.List;
import java.util.Map;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.mail.MailboxState;

/**
 * How a node is doing; nothing clinical, no address but its own.
 *
 * @param mailboxes reading and sending of each own address
 * @param outboxWaiting mails that are not done
 * @param alarms the youngest things that people must look at
 * @param failing what the node's threads last failed at, by their work; empty when all goes well
 */
public record Health(
        Map<String, MailboxState> mailboxes, long outboxWaiting, List<AlarmRow> alarms, Map<String, String> failing) {
    /** Most alarms shown. */
    public static final int MOST_ALARMS = 50;

    public Health {
        mailboxes = Map.copyOf(mailboxes);
        alarms = List.copyOf(alarms);
        failing = Map.copyOf(failing);
    }

    /** Whether every mailbox and every thread works. */
    public boolean well() {
        return failing.isEmpty() && mailboxes.values().stream().allMatch(MailboxState.Ok.class::isInstance);
    }
}
