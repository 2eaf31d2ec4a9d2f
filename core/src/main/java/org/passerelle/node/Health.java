package org.passerelle.node;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Store;
import org.passerelle.port.mail.MailboxState;

/**
 * How a node is doing; nothing clinical, no address but its own.
 *
 * @param mailboxes reading and sending of each own address, and of short messages under {@code sms}
 * @param outboxWaiting mails and short messages that are not done
 * @param alarms the youngest things that people must look at
 * @param altered exchanges that are not served because what is stored of them was changed outside the node; one of zeros for
 *     what belongs to none
 * @param audited when everything stored was last compared with itself; empty until the first time since the opening
 * @param failing what the node's threads last failed at, by their work; empty when all goes well
 */
public record Health(
        Map<String, MailboxState> mailboxes,
        long outboxWaiting,
        List<AlarmRow> alarms,
        List<Id> altered,
        Optional<Instant> audited,
        Map<String, String> failing) {
    /** Most alarms shown. */
    public static final int MOST_ALARMS = 50;

    public Health {
        mailboxes = Map.copyOf(mailboxes);
        alarms = List.copyOf(alarms);
        altered = List.copyOf(altered);
        failing = Map.copyOf(failing);
    }

    static Health of(Store store, Pumps pumps, Map<String, String> failing) {
        return new Health(
                pumps.states(),
                store.outbox().waiting(),
                store.correspondence().alarms(MOST_ALARMS),
                pumps.audit().altered(),
                pumps.audit().completed(),
                failing);
    }

    /** Whether every mailbox and every thread works. */
    public boolean well() {
        return failing.isEmpty() && mailboxes.values().stream().allMatch(MailboxState.Ok.class::isInstance);
    }
}
