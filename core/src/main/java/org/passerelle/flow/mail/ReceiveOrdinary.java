package org.passerelle.flow.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.clear.ReceiveClear;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.refusal.Refusal;

/** What is neither a letter nor a receipt of ours: an ordinary mail, where it is for us at all. */
final class ReceiveOrdinary {
    private final Premises premises;
    private final PutApart apart;
    private final ReceiveClear clear;

    ReceiveOrdinary(Premises premises, PutApart apart) {
        this.premises = premises;
        this.apart = apart;
        this.clear = new ReceiveClear(premises);
    }

    /** No letter of ours: perhaps an ordinary one, which is read only where our card says so. */
    Taken receive(OpenedMail opened, Arrival arrival, Sha256 content, long cards) {
        if (!clear.reads(arrival.mailbox())) {
            premises.commit(arrival.cursor());
            return new Taken.Foreign();
        } else if (!clear.canTell()) {
            return apart.put(
                    arrival, content, PutApart.Judged.of(Refusal.of(FlowRefusal.NO_TRUST_SPACE), opened, null, cards));
        }
        try (InputStream octets = premises.blobs().open(Journals.NODE, arrival.raw());
                OpenedMail read = premises.letters().openClear(octets, arrival.mailbox())) {
            if (read instanceof OpenedMail.AClear ordinary) {
                var lying = new ReceiveClear.Lying(
                        arrival.raw(), arrival.size(), arrival.mailbox(), arrival.arrivedAt(), arrival.cursor());
                ReceiveClear.Fate fate = clear.receive(ordinary.mail(), ordinary.automatic(), lying);
                if (fate instanceof ReceiveClear.Fate.Apart aside) {
                    return apart.put(arrival, content, PutApart.Judged.of(aside.why(), read, null, cards));
                }
                return fate instanceof ReceiveClear.Fate.Kept ? new Taken.Done() : new Taken.Foreign();
            } else if (read instanceof OpenedMail.Denied denied && clear.concerns(denied.claimedFrom())) {
                return apart.put(arrival, content, PutApart.Judged.of(denied.why(), read, null, cards));
            }
            premises.commit(arrival.cursor());
            return new Taken.Foreign();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
