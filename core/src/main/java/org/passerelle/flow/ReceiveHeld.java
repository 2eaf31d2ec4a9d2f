package org.passerelle.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.passerelle.party.MailAddress;
import org.passerelle.port.Change;
import org.passerelle.port.HeldLetter;
import org.passerelle.port.Journals;
import org.passerelle.port.OpenedMail;
import org.passerelle.port.StoreRefusal;
import org.passerelle.refusal.Refusal;

/** Gives a held letter its turn, from the bytes that were kept. */
final class ReceiveHeld {
    private final Premises premises;
    private final ReceiveLetter letters;

    ReceiveHeld(Premises premises, ReceiveLetter letters) {
        this.premises = premises;
        this.letters = letters;
    }

    void receive(HeldLetter held, MailAddress mailbox) {
        long size = premises.blobs().size(Journals.NODE, held.blob());
        var arrival = new Arrival(mailbox, held.arrivedAt(), held.blob(), size, List.of());
        Optional<Refusal> why;
        try (InputStream octets = premises.blobs().open(Journals.NODE, held.blob());
                OpenedMail opened = premises.letters().open(octets, mailbox, held.arrivedAt())) {
            why = opened instanceof OpenedMail.ALetter letter
                    ? letters.receive(letter.letter(), arrival)
                    : Optional.of(Refusal.of(FlowRefusal.UNREADABLE));
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
        if (why.isPresent()) {
            premises.commit(List.of(new Change.Release(held.letter())));
        } else {
            letters.forget(arrival);
        }
    }
}
