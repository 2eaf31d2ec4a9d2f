package org.passerelle.node;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one mailbox: every mail after the cursor is received, and the cursor moves in the same commit as its effect. */
final class IntakePump {
    /** Most receipts that wait to be filed away; the oldest of more stay in the inbox. */
    static final int MOST_TO_FILE = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(IntakePump.class);

    private final Premises premises;
    private final ReceiveMail receive;
    private final MailAddress mailbox;
    private final Intake intake;
    private final Deque<MailCursor> receipts = new ArrayDeque<>();

    IntakePump(Premises premises, ReceiveMail receive, MailAddress mailbox, Intake intake) {
        this.premises = premises;
        this.receive = receive;
        this.mailbox = mailbox;
        this.intake = intake;
    }

    /** One look; tells how many mails were taken in. */
    int step() {
        MailCursor from = premises.store()
                .correspondence()
                .cursor(mailbox.value())
                .map(cursor -> new MailCursor(cursor.uidValidity(), cursor.lastUid()))
                .orElse(MailCursor.START);
        int taken = intake.poll(from, this::take).taken();
        fileAway();
        return taken;
    }

    /**
     * Files the receipts taken in away, now that the poll leaves the mailbox free. One that cannot be filed is taken in all the
     * same: it is tried again while the mailbox is only away, and else stays where it is.
     */
    private void fileAway() {
        for (MailCursor at = receipts.poll(); at != null; at = receipts.poll()) {
            if (filed(at) == Intake.Filed.LATER) {
                receipts.addFirst(at);
                return;
            }
        }
    }

    private Intake.Filed filed(MailCursor at) {
        try {
            return intake.fileAway(at);
        } catch (RuntimeException unforeseen) {
            LOG.warn(
                    "a receipt stays in the inbox; cause={}",
                    unforeseen.getClass().getName());
            return Intake.Filed.NOT_ALLOWED;
        }
    }

    MailAddress mailbox() {
        return mailbox;
    }

    MailboxState state() {
        return intake.state();
    }

    private void remember(MailCursor receipt) {
        if (receipts.size() == MOST_TO_FILE) {
            receipts.removeFirst();
        }
        receipts.addLast(receipt);
    }

    private Intake.Answer take(Incoming incoming) throws java.io.IOException {
        var cursor = new Change.Cursor(
                mailbox.value(), incoming.at().uidValidity(), incoming.at().uid());
        if (incoming instanceof Incoming.IncomingMail mail) {
            try (InputStream octets = mail.bytes().open()) {
                ReceiveMail.Taken taken = receive.receive(octets, mailbox, mail.arrival(), Optional.of(cursor));
                if (taken instanceof ReceiveMail.Taken.Receipt) {
                    remember(incoming.at());
                }
            }
        } else {
            String code = FlowRefusal.OVERSIZE.code();
            premises.store()
                    .commit(List.of(cursor, new Change.Alarm(new AlarmRow(Journals.NODE, code, premises.now()))));
        }
        return Intake.Answer.TAKEN;
    }
}
