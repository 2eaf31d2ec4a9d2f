package org.passerelle.flow.clear;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Disposition;
import org.passerelle.port.letter.IntegrationError;
import org.passerelle.port.letter.SealedMail;

/**
 * What this node writes of itself when an ordinary mail came. It cannot loop: no such mail has an envelope sender, each says that it is
 * automatic, none answers an automatic one, and one person gets one a day at most, whatever they write (RFC 3834).
 */
final class AutomaticMail {
    private final Premises premises;
    private final TrustGate gate;
    private final DailyCount days;

    AutomaticMail(Premises premises) {
        this.premises = premises;
        this.gate = new TrustGate(premises);
        this.days = new DailyCount(premises);
    }

    /**
     * Answers a mail of itself, in the dossier's commit: by the disposition that it asks for, else, where it began the exchange, by
     * telling that it arrived; nothing when that person was written to today.
     *
     * @param error why its document could not be filed; empty when it was, or there is none
     */
    void answer(Dossier dossier, ClearMail mail, boolean began, Optional<IntegrationError> error) {
        if (mail.asksReceipt()) {
            dispose(dossier, mail, error.orElse(null));
        } else if (began) {
            acknowledge(dossier, mail);
        }
    }

    private void acknowledge(Dossier dossier, ClearMail mail) {
        Event.Begun begun = dossier.state().begun();
        boolean wanted = premises.clear().acknowledges() && mayWrite(dossier, mail.from());
        if (!wanted) {
            return;
        }
        var head = new ClearLetter.Head(
                begun.ours(),
                null,
                List.of(mail.from()),
                dossier.now(),
                premises.newId() + "@" + begun.ours().domain(),
                List.of(mail.messageId()),
                true,
                false);
        var letter = new ClearLetter(head, null, List.of(arrived(dossier)));
        leave(
                dossier,
                mail.from(),
                out -> premises.letters().writeClear(letter, document -> InputStream.nullInputStream(), out));
        dossier.also(
                new Change.Seen(SeenLetter.sentMail(head.messageId(), dossier.exchange(), mail.from(), dossier.now())));
    }

    private void dispose(Dossier dossier, ClearMail mail, @Nullable IntegrationError error) {
        if (!mayWrite(dossier, mail.from())) {
            return;
        }
        MailAddress ours = dossier.state().begun().ours();
        var disposition = new Disposition(
                ours,
                mail.from(),
                dossier.now(),
                premises.newId() + "@" + ours.domain(),
                mail.messageId(),
                mail.subject(),
                error);
        leave(dossier, mail.from(), out -> premises.letters().writeDisposition(disposition, out));
    }

    private static String arrived(Dossier dossier) {
        String reference = dossier.exchange().reference();
        return "Votre message est arrivé (référence " + reference
                + "). L'équipe le complète si besoin et vous répond ; le délai de réponse vous sera confirmé alors."
                + " Ce message est automatique : n'y répondez pas.";
    }

    /** One a day for each person, and inside the trust space. */
    private boolean mayWrite(Dossier dossier, MailAddress to) {
        Optional<Change> today = days.place("automatic/" + to.value().toLowerCase(Locale.ROOT), 1, dossier.now());
        boolean free = today.isPresent()
                && gate.forbids(dossier.state().begun().ours(), to).isEmpty();
        if (free) {
            dossier.also(today.get());
        }
        return free;
    }

    private void leave(Dossier dossier, MailAddress to, Blobs.Writing<SealedMail> writing) {
        Id blob = premises.newId();
        SealedMail mail = premises.blobs().write(dossier.exchange(), blob, writing);
        dossier.also(new Change.Outbox(OutboxItem.ready(
                premises.newId(),
                dossier.exchange(),
                OutboxItem.Kind.CLEAR,
                mail.letter(),
                dossier.state().begun().ours(),
                true,
                to,
                blob,
                mail.size(),
                0,
                dossier.now())));
    }
}
