package org.passerelle.flow.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Rung;
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

    /** Why somebody is told, and what the mail says; of several reasons the last one counts. */
    private enum Reason {
        MEANWHILE(
                "meanwhile",
                "Passerelle : au moins une demande est arrivée",
                "Pendant vos heures calmes, au moins une demande de votre ligne a changé."),
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
        STANDS_IN(
                "stands-in",
                "Passerelle : une demande d'une autre ligne vous est adressée",
                "Personne n'a répondu à une demande adressée à une autre ligne, que la vôtre remplace : vous pouvez la lire et y"
                        + " répondre."),
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

        /** Whether quiet hours hold it back: a due date that passed does not wait. */
        boolean waits() {
            return compareTo(OVERDUE) < 0;
        }
    }

    /** Each person once for what happened at one moment, and for the gravest of it. */
    public void tell(Dossier dossier, List<Event.Law> law) {
        var told = new LinkedHashMap<Member, Reason>();
        for (Event.Law decided : law) {
            Fact fact = decided.fact();
            if (fact instanceof Fact.StepDone done
                    && done.side() != Side.EXPERT
                    && !dossier.state().ended()) {
                add(told, dossier, came(dossier, done), Notices::isExpert);
            } else if (fact instanceof Fact.ClockBreached) {
                add(told, dossier, Reason.OVERDUE, Notices::isExpert);
            } else if (fact instanceof Fact.Escalated escalated) {
                escalated(told, dossier, escalated);
            }
        }
        told.forEach((member, reason) -> send(dossier, reason, member));
    }

    private void escalated(Map<Member, Reason> told, Dossier dossier, Fact.Escalated rung) {
        boolean late = rung.at() >= Rung.DUE;
        switch (rung.to()) {
            case LINE -> add(told, dossier, late ? Reason.OVERDUE : Reason.DUE_SOON, Notices::isExpert);
            case COORDINATOR -> add(told, dossier, late ? Reason.ESCALATED : Reason.DUE_SOON, Notices::isCoordinator);
            case FALLBACK ->
                Optional.ofNullable(rung.standIn())
                        .ifPresent(line -> add(told, line, Reason.STANDS_IN, Notices::isExpert));
            case REQUESTER -> {
                // a letter tells the other side
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
            var told = new LinkedHashMap<Member, Reason>();
            add(told, dossier, Reason.MAIL, Notices::isExpert);
            told.forEach((member, reason) -> send(dossier, reason, member));
        }
    }

    private static boolean isExpert(Member member) {
        return member.may(Member.Right.EXPERT);
    }

    private static boolean isCoordinator(Member member) {
        return member.may(Member.Right.COORDINATOR);
    }

    private void add(Map<Member, Reason> told, Dossier dossier, Reason reason, Predicate<Member> who) {
        add(told, dossier.state().begun().line(), reason, who);
    }

    private void add(Map<Member, Reason> told, MailAddress line, Reason reason, Predicate<Member> who) {
        ZoneId zone = premises.zone(line);
        premises.staff().of(line).stream()
                .filter(who)
                .filter(member -> !member.isAway(premises.now(), zone))
                .forEach(member -> told.merge(member, reason, (one, other) -> one.compareTo(other) < 0 ? other : one));
    }

    /** What can wait is held back in somebody's quiet hours; at their end they are told once that something came. */
    private void send(Dossier dossier, Reason reason, Member member) {
        MailAddress line = dossier.state().begun().line();
        Optional<Instant> held = reason.waits()
                ? Optional.ofNullable(member.reach().quiet())
                        .flatMap(quiet -> quiet.endsAfter(dossier.now(), premises.zone(line)))
                : Optional.empty();
        if (held.isPresent()) {
            digest(dossier, line, member, held.get());
        } else {
            member.findMail().ifPresent(to -> send(dossier, reason, line, member, to, dossier.now()));
        }
    }

    private void digest(Dossier dossier, MailAddress line, Member member, Instant at) {
        String stream = "digest:" + line.value() + ":" + member.id();
        long end = at.getEpochSecond();
        if (premises.store().correspondence().seen(stream, end).isEmpty()) {
            dossier.also(new Change.Seen(SeenLetter.once(dossier.exchange(), stream, end, dossier.now())));
            member.findMail().ifPresent(to -> send(dossier, Reason.MEANWHILE, line, member, to, at));
        }
    }

    private void send(Dossier dossier, Reason reason, MailAddress line, Member member, MailAddress to, Instant at) {
        String reference = " Référence " + dossier.exchange().hex().substring(0, SHORT) + due(dossier);
        String text = reason.text + (reason == Reason.MEANWHILE ? " O" : reference + ". O")
                + "uvrez la passerelle pour la voir.";
        var notice = new Notice(line, to, at, premises.newId() + "@" + line.domain(), reason.subject, text);
        Id blob = premises.newId();
        SealedMail mail = premises.blobs()
                .write(dossier.exchange(), blob, out -> premises.letters().write(notice, out));
        dossier.remark(Kind.TOLD, Json.object().put("who", member.id().number()).put("why", reason.code));
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
        dossier.also(new Change.Outbox(item.moved(item.standing(), 0, at, null)));
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
