package org.passerelle.flow.desk;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Notice;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.sla.Clock;
import org.passerelle.sla.DueWords;

/** Tells the people of a line that something waits for them, without clinical content, in the same commit as what happened. */
public final class Notices {
    /** How many characters of an exchange's id people are shown. */
    public static final int SHORT = 8;

    private final Premises premises;

    public Notices(Premises premises) {
        this.premises = premises;
    }

    /** Why somebody is told, and what the mail says. */
    private enum Reason {
        ARRIVED(
                "request-arrived",
                "Passerelle : une demande attend votre ligne",
                "Une demande attend une réponse de votre ligne."),
        MAIL(
                "mail-arrived",
                "Passerelle : un message ordinaire attend votre ligne",
                "Un message ordinaire (non scellé) est arrivé pour votre ligne ; il est à lire et à compléter."),
        REPLIED(
                "replied",
                "Passerelle : un correspondant vous a répondu",
                "Un correspondant a répondu dans un échange que votre ligne a commencé."),
        SUPPLIED("information-supplied", "Passerelle : un complément est arrivé", "Le complément demandé est arrivé."),
        DUE_SOON(
                "due-soon",
                "Passerelle : une échéance approche",
                "Le délai de réponse d'une demande approche de son terme."),
        OVERDUE("overdue", "Passerelle : une échéance est dépassée", "Le délai de réponse d'une demande est dépassé."),
        ESCALATED(
                "escalated",
                "Passerelle : une demande sans réponse vous est adressée",
                "Le délai de réponse d'une demande est dépassé et personne n'a répondu. En tant que coordinateur de la"
                        + " ligne, vous êtes appelé à la faire prendre en charge.");

        private final String code;
        private final String subject;
        private final String text;

        Reason(String code, String subject, String text) {
            this.code = code;
            this.subject = subject;
            this.text = text;
        }
    }

    /** Each person once for what happened at one moment, and for the gravest of it. */
    public void tell(Dossier dossier, List<Event.Law> law) {
        boolean breached = law.stream().anyMatch(decided -> decided.fact() instanceof Fact.ClockBreached);
        for (Event.Law decided : law) {
            Fact fact = decided.fact();
            if (fact instanceof Fact.StepDone done
                    && isRequesters(dossier, done)
                    && !dossier.state().ended()) {
                tell(dossier, came(dossier, done), Notices::isExpert);
            } else if (fact instanceof Fact.ClockWarned && !breached) {
                tell(dossier, Reason.DUE_SOON, Notices::isExpert);
            } else if (fact instanceof Fact.ClockBreached) {
                tell(dossier, Reason.OVERDUE, member -> isExpert(member) && !isCoordinator(member));
            } else if (fact instanceof Fact.Escalated) {
                tell(dossier, Reason.ESCALATED, Notices::isCoordinator);
            }
        }
    }

    private static Reason came(Dossier dossier, Fact.StepDone done) {
        if (dossier.state().begunByLine()) {
            return Reason.REPLIED;
        }
        return dossier.state().opening().filter(done::equals).isPresent() ? Reason.ARRIVED : Reason.SUPPLIED;
    }

    /** An ordinary mail came, which somebody has to read: it takes no step by itself. Only our own lines' people are told. */
    public void mailArrived(Dossier dossier) {
        if (dossier.state().begun().own() == Side.EXPERT) {
            tell(dossier, Reason.MAIL, Notices::isExpert);
        }
    }

    private static boolean isExpert(Member member) {
        return member.may(Member.Right.EXPERT);
    }

    private static boolean isCoordinator(Member member) {
        return member.may(Member.Right.COORDINATOR);
    }

    private static boolean isRequesters(Dossier dossier, Fact.StepDone done) {
        var pathway = dossier.state().pathway();
        return pathway.side(pathway.step(done.step())) == Side.REQUESTER;
    }

    private void tell(Dossier dossier, Reason reason, Predicate<Member> who) {
        MailAddress line = dossier.state().begun().line();
        for (Member member : premises.staff().of(line)) {
            if (who.test(member) && member.findMail().isPresent()) {
                send(dossier, reason, line, member, member.findMail().get());
            }
        }
    }

    private void send(Dossier dossier, Reason reason, MailAddress line, Member member, MailAddress to) {
        String text = reason.text + " Référence " + dossier.exchange().hex().substring(0, SHORT) + due(dossier)
                + ". Ouvrez la passerelle pour la voir.";
        var notice = new Notice(line, to, dossier.now(), premises.newId() + "@" + line.domain(), reason.subject, text);
        Id blob = premises.newId();
        SealedMail mail = premises.blobs()
                .write(dossier.exchange(), blob, out -> premises.letters().write(notice, out));
        dossier.remark(
                Kind.TOLD,
                Json.object().put("who", member.professional().rpps().value()).put("why", reason.code));
        dossier.also(new Change.Seen(SeenLetter.sentMail(notice.messageId(), dossier.exchange(), to, dossier.now())));
        dossier.also(new Change.Outbox(OutboxItem.ready(
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
                dossier.now())));
    }

    private static String due(Dossier dossier) {
        return dossier.state()
                .clock()
                .flatMap(clock -> clock.due().map(at -> words(clock, at)))
                .orElse("");
    }

    private static String words(Clock clock, Instant due) {
        return ", réponse attendue " + DueWords.before(due, clock.calendar().zone());
    }
}
