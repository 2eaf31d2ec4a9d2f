package org.passerelle.flow.told;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Notice;

/** Mail from the line's or the practice's own mailbox, with an empty envelope sender. */
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
        MailAddress ours = tiding.ours();
        var notice = new Notice(
                ours,
                to,
                tiding.at(),
                premises.newId() + "@" + ours.domain(),
                tiding.reason().subject(),
                text(dossier, tiding));
        byte[] octets = written(notice);
        dossier.also(new Change.Seen(SeenLetter.sentMail(notice.messageId(), dossier.exchange(), to, dossier.now())));
        OutboxItem item = OutboxItem.ready(
                premises.newId(),
                dossier.exchange(),
                OutboxItem.Kind.NOTICE,
                null,
                ours,
                true,
                to,
                premises.newId(),
                octets.length,
                0,
                dossier.now());
        dossier.also(new Change.Outbox(item.moved(item.standing(), 0, tiding.at(), null), octets));
        return true;
    }

    /** Short by its making: a line's title and telephone are what varies most. */
    private byte[] written(Notice notice) {
        var octets = new ByteArrayOutputStream();
        premises.letters().write(notice, octets);
        return octets.toByteArray();
    }

    /** A link tells nothing and opens nothing: who follows it logs in first. */
    private String where(Dossier dossier, Tiding tiding) {
        URI pages = premises.pages();
        if (pages == null) {
            return " Ouvrez la passerelle pour la voir.";
        }
        boolean one = tiding.reason() != Reason.MEANWHILE;
        return "\n\nPour la voir, après connexion : "
                + pages.resolve(one ? "/exchanges/" + dossier.exchange().hex() : "/");
    }

    private String text(Dossier dossier, Tiding tiding) {
        var text = new StringBuilder(tiding.reason().text());
        if (tiding.instead()) {
            text.append(" Personne d'autre n'a pu être prévenu.");
        }
        if (tiding.reason().calls()) {
            Tiding.offer(premises, dossier)
                    .ifPresent(offer -> text.append(" Ligne : ")
                            .append(offer.title().fr())
                            .append(", téléphone ")
                            .append(offer.phone())
                            .append('.'));
        }
        if (tiding.reason() != Reason.MEANWHILE) {
            text.append(" Référence ").append(Tiding.reference(dossier));
            tiding.due(dossier)
                    .ifPresent(due -> text.append(", réponse attendue ").append(due));
            text.append('.');
        }
        return tiding.reason().isElsewhere()
                ? text.toString()
                : text.append(where(dossier, tiding)).toString();
    }
}
