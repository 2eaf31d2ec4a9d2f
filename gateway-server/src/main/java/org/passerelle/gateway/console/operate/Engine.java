package org.passerelle.gateway.console.operate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Id;
import org.passerelle.flow.outbox.Outbox;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.mail.MailboxState;

/** What an operator's pages ask of the gateway. Nothing clinical. */
public interface Engine {

    /** How it is doing now. */
    Standing standing();

    /** What waits to leave. */
    Outbox outbox();

    /** Certificates with the days left, cards, disk: what is looked at without asking anybody else. */
    List<Finding> glance();

    /** Everything that settings name, mail servers too, as the command {@code doctor} does; takes a while. */
    List<Finding> doctor();

    /**
     * How the gateway is doing.
     *
     * @param version of the program
     * @param mailboxes reading and sending of each own address
     * @param waiting mails that are not done
     * @param alarms the youngest things that people must look at
     * @param altered exchanges that are not served because somebody changed what is stored of them
     * @param failing the node's own work that failed last time, with the code of what stopped it
     * @param at when it was asked
     */
    record Standing(
            String version,
            Map<String, MailboxState> mailboxes,
            long waiting,
            List<AlarmRow> alarms,
            List<Id> altered,
            Map<String, String> failing,
            Instant at) {
        public Standing {
            mailboxes = Map.copyOf(mailboxes);
            alarms = List.copyOf(alarms);
            altered = List.copyOf(altered);
            failing = Map.copyOf(failing);
        }
    }

    /**
     * One thing that was examined.
     *
     * @param level {@code OK}, {@code WARN} or {@code FAIL}
     * @param check what, in the settings' words
     * @param what what was found
     * @param advice what to do, or empty
     */
    record Finding(String level, String check, String what, String advice) {}
}
