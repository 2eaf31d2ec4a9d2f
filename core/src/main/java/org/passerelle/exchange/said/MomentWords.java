package org.passerelle.exchange.said;

import java.time.ZoneId;
import java.util.Optional;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Words;
import org.passerelle.sla.DueWords;

/** A journal's entries as people read them, without clinical content. */
public final class MomentWords {
    private MomentWords() {}

    /** The same in two languages. */
    public record Sentence(String fr, String en) {}

    /** A stable word for software: the step's name for a step, the entry's type for everything else. */
    public static String kind(Event event) {
        return event instanceof Event.Law law && law.fact() instanceof Fact.StepDone done
                ? done.step()
                : EventJson.type(event);
    }

    /**
     * What happened.
     *
     * @param promise what was shown before sending, where the line's clock started with another due date
     */
    public static Sentence of(Event event, Pathway pathway, Optional<PromisedDue> promise) {
        if (event instanceof Event.Law law && law.fact() instanceof Fact.ClockStarted started) {
            ZoneId zone = started.clock().calendar().zone();
            return new Sentence(
                    "Le délai de réponse court"
                            + promise.map(differing -> differing(differing, zone))
                                    .orElse(""),
                    promise.isPresent()
                            ? "The time to answer runs, with another due date than was shown before sending"
                            : "The time to answer runs");
        } else if (event instanceof Event.Law law) {
            return of(law.fact(), pathway);
        } else if (event instanceof Event.Begun) {
            return new Sentence("Échange commencé", "Exchange begun");
        } else if (event instanceof Event.Composed composed) {
            return before(
                    "Étape proposée : ",
                    "Step proposed: ",
                    pathway.step(composed.step()).title());
        }
        return of(((Event.Remark) event).kind());
    }

    private static Sentence before(String fr, String en, Words words) {
        return new Sentence(fr + words.fr(), en + words.en());
    }

    private static String differing(PromisedDue promise, ZoneId zone) {
        return " : réponse attendue " + DueWords.before(promise.kept(), zone) + ", et non "
                + DueWords.before(promise.shown(), zone) + " comme annoncé avant l'envoi";
    }

    private static Sentence of(Fact fact, Pathway pathway) {
        if (fact instanceof Fact.StepDone done) {
            Words words = pathway.step(done.step()).done();
            return new Sentence(words.fr(), words.en());
        } else if (fact instanceof Fact.StepRefused refused) {
            return before(
                    "Étape non retenue : ",
                    "Step not taken: ",
                    pathway.step(refused.step()).title());
        } else if (fact instanceof Fact.Dismissed) {
            return pathway.lineBegins()
                    ? new Sentence("Envoi annulé par l'équipe", "Taken back by the line")
                    : new Sentence("Message classé sans demande", "Message filed, it was no request");
        } else if (fact instanceof Fact.Opened) {
            return new Sentence("Demande ouverte par l'équipe", "Request opened by the line");
        } else if (fact instanceof Fact.Escalated escalated) {
            return called(escalated);
        }
        return ofClock(fact);
    }

    private static Sentence ofClock(Fact fact) {
        if (fact instanceof Fact.ClockPaused) {
            return new Sentence("Le délai est suspendu", "The time to answer is suspended");
        } else if (fact instanceof Fact.ClockResumed) {
            return new Sentence("Le délai court de nouveau", "The time to answer runs again");
        } else if (fact instanceof Fact.ClockStopped) {
            return new Sentence("Le délai est arrêté", "The clock is stopped");
        } else if (fact instanceof Fact.ClockChanged changed) {
            return new Sentence("L'urgence est revue : " + DueWords.of(changed.target()), "The urgency was changed");
        }
        if (fact instanceof Fact.Withheld withheld && withheld.type().equals("escalated")) {
            return new Sentence("Suivi de l'échéance par l'équipe", "The line follows up the due date");
        }
        return fact instanceof Fact.ClockBreached
                ? new Sentence("L'échéance est dépassée", "The due date has passed")
                : new Sentence("Décision de l'équipe", "Decision of the line");
    }

    private static Sentence called(Fact.Escalated rung) {
        return switch (rung.to()) {
            case LINE ->
                rung.at() < Rung.DUE
                        ? new Sentence("L'échéance approche", "The due date comes near")
                        : new Sentence("L'équipe est relancée", "The line is reminded");
            case COORDINATOR ->
                rung.people().isEmpty()
                        ? new Sentence(
                                "Aucun coordinateur n'est là pour être appelé", "No coordinator is there to be called")
                        : new Sentence("Le coordinateur est appelé", "The coordinator is called");
            case FALLBACK ->
                rung.standIn() == null
                        ? new Sentence("Aucune autre ligne n'a pu être appelée", "No other line could be called")
                        : new Sentence(
                                "Une autre ligne est appelée en remplacement", "Another line is called in its place");
            case REQUESTER -> {
                Optional<String> phone = Optional.ofNullable(rung.phone());
                yield new Sentence(
                        "Sans réponse de la ligne"
                                + phone.map(number -> " : appelez-la au " + number)
                                        .orElse(""),
                        "The line has not answered"
                                + phone.map(number -> ": call it, " + number).orElse(""));
            }
        };
    }

    private static Sentence of(Event.Remark.Kind kind) {
        return switch (kind) {
            case ATTACHED -> new Sentence("Document nettoyé et joint", "Document cleaned and attached");
            case SEALED -> new Sentence("Lettre scellée", "Letter sealed");
            case HANDED_OVER ->
                new Sentence("Lettre remise au serveur de messagerie", "Letter handed to the mail server");
            case BOUNCED -> new Sentence("Lettre non distribuable", "Letter undeliverable");
            case RECEIVED -> new Sentence("Lettre reçue et vérifiée", "Letter received and verified");
            case HELD -> new Sentence("Lettre en attente d'une précédente", "Letter waits for an earlier one");
            case REFUSED -> new Sentence("Lettre refusée", "Letter refused");
            case RECEIPT_WRITTEN -> new Sentence("Accusé de réception envoyé", "Receipt sent");
            case RECEIPT_READ -> new Sentence("Accusé de réception reçu", "Receipt received");
            case READ -> new Sentence("Contenu lu", "Content read");
            case TOLD -> new Sentence("Personne prévenue", "Somebody was told");
            case UNTOLD -> new Sentence("Personne pas prévenue par cette voie", "Somebody could not be told that way");
            case EXPORTED -> new Sentence("Trace exportée", "Trace exported");
            case MAIL_RECEIVED ->
                new Sentence("Message ordinaire reçu, non scellé", "Ordinary mail received, not sealed");
            case MAIL_WRITTEN ->
                new Sentence("Message ordinaire écrit, non scellé", "Ordinary mail written, not sealed");
            case COPIED ->
                new Sentence(
                        "Copie du compte rendu envoyée au médecin traitant",
                        "Copy of the report sent to the patient's doctor");
            case SENT_AGAIN -> new Sentence("Envoyé de nouveau à une autre adresse", "Sent again to another address");
            case FOLLOWED -> new Sentence("Suite donnée dans un autre échange", "Goes on in another exchange");
            case ENTERED -> new Sentence("Étape saisie pour le correspondant", "Step entered for the correspondent");
            case FILED -> new Sentence("Étape saisie au nom de son auteur", "Step filed in its author's name");
            case ALARMED -> new Sentence("Alerte", "Alarm");
            case NODE_OPENED,
                    KEY_ROTATED,
                    CARD_LEARNED,
                    LINE_CHANGED,
                    PRACTICE_CHANGED,
                    ADDRESS_CONFIRMED,
                    CATALOGUE_MADE,
                    CATALOGUE_TAKEN,
                    INTRODUCED,
                    NEWCOMER,
                    CHALLENGED,
                    NEWCOMER_REFUSED,
                    CHALLENGE_ANSWERED,
                    QUARANTINED,
                    REPEATED,
                    CONSENT_REFUSED -> new Sentence("Événement de l'installation", "Event of the installation");
        };
    }
}
