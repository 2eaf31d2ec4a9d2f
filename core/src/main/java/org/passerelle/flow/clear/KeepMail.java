package org.passerelle.flow.clear;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.ClearMail;

/** Keeps an ordinary mail with its exchange: its octets, and what the journal notes of it. */
final class KeepMail {
    private static final String TAKEN = "passerelle/taken-in-clear/1\0";

    private final Premises premises;

    KeepMail(Premises premises) {
        this.premises = premises;
    }

    /** Whether that mailbox of ours took it in before: each does once, for one mail may be written to two lines. */
    boolean isKept(ClearMail mail, ReceiveClear.Lying lying) {
        return premises.store().correspondence().seen(key(mail, lying)).isPresent();
    }

    private Sha256 key(ClearMail mail, ReceiveClear.Lying lying) {
        MailAddress ours = premises.book().canonical(lying.mailbox());
        return Sha256.hash((TAKEN + mail.id() + "/" + ours.value()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Its octets go to the exchange; its Message-ID is known from now on, so that later mails of the thread find it.
     *
     * @param theirs whether it comes from the exchange's other side, as far as anybody can tell
     */
    void keep(
            Dossier dossier,
            ClearMail mail,
            ReceiveClear.Lying lying,
            boolean theirs,
            Optional<Integration.Fault> fault) {
        Id blob = premises.newId();
        copy(lying.raw(), dossier.exchange(), blob);
        Json.Builder facts = Json.object()
                .put("mail", mail.id())
                .put("messageId", mail.messageId())
                .put("from", mail.from().value())
                .put("arrivedAt", lying.arrivedAt())
                .put("blob", blob)
                .put("size", lying.size())
                .put("trouble", fault.map(one -> one.why().code()));
        fault.ifPresent(one -> facts.put("integration", one.error().code()));
        if (!theirs) {
            facts.put("unverified", true);
        }
        if (!mail.editions().isEmpty() && fault.filter(one -> !one.isKnown()).isEmpty()) {
            KnownEditions.note(mail.editions(), facts);
        }
        dossier.remark(Kind.MAIL_RECEIVED, facts);
        know(dossier, mail, lying);
        lying.cursor().forEach(dossier::also);
    }

    private void know(Dossier dossier, ClearMail mail, ReceiveClear.Lying lying) {
        Sha256 key = key(mail, lying);
        dossier.also(new Change.Seen(new SeenLetter(key, dossier.exchange(), "clear:" + key, 0, dossier.now())));
        SeenLetter known = SeenLetter.receivedMail(mail.messageId(), dossier.exchange(), dossier.now());
        if (premises.store().correspondence().seen(known.letter()).isEmpty()) {
            dossier.also(new Change.Seen(known));
        }
    }

    private void copy(Id raw, Id exchange, Id blob) {
        premises.blobs().write(exchange, blob, out -> {
            try (InputStream octets = premises.blobs().open(Journals.NODE, raw)) {
                return octets.transferTo(out);
            }
        });
    }
}
