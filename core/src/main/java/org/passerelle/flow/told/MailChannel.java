package org.passerelle.flow.told;

import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Notice;
import org.passerelle.port.letter.SealedMail;

/** Mail from the line's own mailbox, with an empty envelope sender. */
final class MailChannel implements Channel {
    private final Premises premises;

    MailChannel(Premises premises) {
        this.premises = premises;
    }

    @Override
    public Member.Way way() {
        return Member.Way.MAIL;
    }

    @Override
    public boolean isGiven(Member.Reach reach) {
        return reach.mail() != null;
    }

    @Override
    public boolean tell(Dossier dossier, Tiding tiding) {
        MailAddress to = tiding.whom().reach().mail();
        if (to == null) {
            return false;
        }
        MailAddress line = tiding.line();
        var notice = new Notice(
                line,
                to,
                tiding.at(),
                premises.newId() + "@" + line.domain(),
                tiding.reason().subject(),
                text(dossier, tiding));
        Id blob = premises.newId();
        SealedMail mail = premises.blobs()
                .write(dossier.exchange(), blob, out -> premises.letters().write(notice, out));
        dossier.also(new Change.Seen(SeenLetter.sentMail(notice.messageId(), dossier.exchange(), to, dossier.now())));
        OutboxItem item = OutboxItem.ready(
                premises.newId(),
                dossier.exchange(),
                OutboxItem.Kind.NOTICE,
                null,
                line,
                true,
                to,
                blob,
                mail.size(),
                0,
                dossier.now());
        dossier.also(new Change.Outbox(item.moved(item.standing(), 0, tiding.at(), null)));
        return true;
    }

    private String text(Dossier dossier, Tiding tiding) {
        var text = new StringBuilder(tiding.reason().text());
        if (tiding.instead()) {
            text.append(" Personne d'autre n'a pu être prévenu.");
        }
        if (tiding.reason().calls()) {
            tiding.offer(premises)
                    .ifPresent(offer -> text.append(" Ligne : ")
                            .append(offer.title().fr())
                            .append(", téléphone ")
                            .append(offer.phone())
                            .append('.'));
        }
        if (tiding.reason() != Reason.MEANWHILE) {
            text.append(" Référence ").append(Tiding.reference(dossier));
            Tiding.due(dossier)
                    .ifPresent(due -> text.append(", réponse attendue ").append(due));
            text.append('.');
        }
        return tiding.reason().calls()
                ? text.toString()
                : text.append(" Ouvrez la passerelle pour la voir.").toString();
    }
}
