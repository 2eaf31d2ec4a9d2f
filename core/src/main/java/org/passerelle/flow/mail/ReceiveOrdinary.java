package org.passerelle.flow.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.clear.ReceiveClear;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.letter.OpenedMail;

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

    /** No letter of ours: perhaps an ordinary one, which is read only where our card says so and never where a program wrote it. */
    Taken receive(OpenedMail opened, Arrival arrival, Sha256 content, long cards) {
        boolean automatic = opened instanceof OpenedMail.Foreign foreign && foreign.automatic();
        if (automatic || !clear.reads(arrival.mailbox())) {
            premises.commit(arrival.cursor());
            return new Taken.Foreign();
        }
        try (InputStream octets = premises.blobs().open(Journals.NODE, arrival.raw());
                OpenedMail read = premises.letters().openClear(octets, arrival.mailbox())) {
            if (read instanceof OpenedMail.AClear ordinary) {
                var lying = new ReceiveClear.Lying(
                        arrival.raw(), arrival.size(), arrival.mailbox(), arrival.arrivedAt(), arrival.cursor());
                return clear.receive(ordinary.mail(), lying) ? new Taken.Done() : new Taken.Foreign();
            } else if (read instanceof OpenedMail.Denied denied) {
                return apart.put(arrival, content, PutApart.Judged.of(denied.why(), read, null, cards));
            }
            premises.commit(arrival.cursor());
            return new Taken.Foreign();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
