package org.passerelle.node;

import java.io.InputStream;
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

/** Reads one mailbox: every mail after the cursor is received, and the cursor moves in the same commit as its effect. */
final class IntakePump {
    private final Premises premises;
    private final ReceiveMail receive;
    private final MailAddress mailbox;
    private final Intake intake;

    IntakePump(Premises premises, MailAddress mailbox, Intake intake) {
        this.premises = premises;
        this.receive = new ReceiveMail(premises);
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
        return intake.poll(from, this::take).taken();
    }

    MailAddress mailbox() {
        return mailbox;
    }

    MailboxState state() {
        return intake.state();
    }

    private Intake.Answer take(Incoming incoming) throws java.io.IOException {
        var cursor = new Change.Cursor(
                mailbox.value(), incoming.at().uidValidity(), incoming.at().uid());
        if (incoming instanceof Incoming.IncomingMail mail) {
            try (InputStream octets = mail.bytes().open()) {
                ReceiveMail.Taken taken = receive.receive(octets, mailbox, mail.arrival(), Optional.of(cursor));
                if (taken instanceof ReceiveMail.Taken.Receipt) {
                    intake.fileAway(incoming.at());
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
