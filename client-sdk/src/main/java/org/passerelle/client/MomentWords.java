package org.passerelle.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Rung;
import org.passerelle.sla.DueWords;

/** A journal's entries as people read them, in French and without clinical content. */
final class MomentWords {
    private MomentWords() {}

    /** The entries after so many. */
    static List<Exchange.Moment> after(Snapshot snapshot, long version) {
        List<Exchange.Moment> moments = new ArrayList<>();
        for (int n = (int) Math.max(version, 0); n < snapshot.entries().size(); n++) {
            Snapshot.Entry entry = snapshot.entries().get(n);
            moments.add(new Exchange.Moment(n + 1L, entry.at(), kind(entry.event()), of(entry.event(), snapshot)));
        }
        return moments;
    }

    /** When the keeper decided a step. */
    static Instant timeOf(Fact.StepDone done, ExchangeState state) {
        return state.law().stream()
                .filter(law -> law.fact().equals(done))
                .map(Event.Law::time)
                .findFirst()
                .orElseThrow();
    }

    /** A stable word for software: the step's name for a step, the entry's type for everything else. */
    static String kind(Event event) {
        return event instanceof Event.Law law && law.fact() instanceof Fact.StepDone done
                ? done.step()
                : EventJson.type(event);
    }

    static String of(Event event, Snapshot exchange) {
        Pathway pathway = exchange.state().pathway();
        if (event instanceof Event.Law law && law.fact() instanceof Fact.ClockStarted started) {
            ZoneId zone = started.clock().calendar().zone();
            return "Le délai de réponse court"
                    + exchange.promise()
                            .map(promise -> differing(promise, zone))
                            .orElse("");
        } else if (event instanceof Event.Law law) {
            return of(law.fact(), pathway);
        } else if (event instanceof Event.Begun) {
            return "Échange commencé";
        } else if (event instanceof Event.Composed composed) {
            return "Étape proposée : " + pathway.step(composed.step()).title().fr();
        }
        return of(((Event.Remark) event).kind());
    }

    private static String differing(PromisedDue promise, ZoneId zone) {
        return " : réponse attendue " + DueWords.before(promise.kept(), zone) + ", et non "
                + DueWords.before(promise.shown(), zone) + " comme annoncé avant l'envoi";
    }

    private static String of(Fact fact, Pathway pathway) {
        if (fact instanceof Fact.StepDone done) {
            return pathway.step(done.step()).title().fr();
        } else if (fact instanceof Fact.StepRefused refused) {
            return "Étape non retenue : " + pathway.step(refused.step()).title().fr();
        } else if (fact instanceof Fact.Dismissed) {
            return pathway.lineBegins() ? "Envoi annulé par l'équipe" : "Message classé sans demande";
        } else if (fact instanceof Fact.Opened) {
            return "Demande ouverte par l'équipe";
        } else if (fact instanceof Fact.ClockPaused) {
            return "Le délai est suspendu";
        } else if (fact instanceof Fact.ClockResumed) {
            return "Le délai court de nouveau";
        } else if (fact instanceof Fact.ClockStopped) {
            return "Le délai est arrêté";
        } else if (fact instanceof Fact.ClockChanged changed) {
            return "L'urgence est revue : " + DueWords.of(changed.target());
        } else if (fact instanceof Fact.ClockBreached) {
            return "L'échéance est dépassée";
        }
        return fact instanceof Fact.Escalated escalated ? called(escalated) : "Décision de l'équipe";
    }

    private static String called(Fact.Escalated rung) {
        return switch (rung.to()) {
            case LINE -> rung.at() < Rung.DUE ? "L'échéance approche" : "L'équipe est relancée";
            case COORDINATOR -> "Le coordinateur est appelé";
            case FALLBACK -> "Une autre ligne est appelée en remplacement";
            case REQUESTER ->
                "Sans réponse de la ligne"
                        + Optional.ofNullable(rung.phone())
                                .map(phone -> " : appelez-la au " + phone)
                                .orElse("");
        };
    }

    private static String of(Event.Remark.Kind kind) {
        return switch (kind) {
            case ATTACHED -> "Document nettoyé et joint";
            case SEALED -> "Lettre scellée";
            case HANDED_OVER -> "Lettre remise au serveur de messagerie";
            case BOUNCED -> "Lettre non distribuable";
            case RECEIVED -> "Lettre reçue et vérifiée";
            case HELD -> "Lettre en attente d'une précédente";
            case REFUSED -> "Lettre refusée";
            case RECEIPT_WRITTEN -> "Accusé de réception envoyé";
            case RECEIPT_READ -> "Accusé de réception reçu";
            case READ -> "Contenu lu";
            case TOLD -> "Personne prévenue";
            case UNTOLD -> "Personne pas prévenue par cette voie";
            case EXPORTED -> "Trace exportée";
            case MAIL_RECEIVED -> "Message ordinaire reçu, non scellé";
            case MAIL_WRITTEN -> "Message ordinaire écrit, non scellé";
            case COPIED -> "Copie du compte rendu envoyée au médecin traitant";
            case SENT_AGAIN -> "Envoyé de nouveau à une autre adresse";
            case FOLLOWED -> "Suite donnée dans un autre échange";
            case ENTERED -> "Étape saisie pour le correspondant";
            case FILED -> "Étape saisie au nom de son auteur";
            case ALARMED -> "Alerte";
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
                    CHALLENGE_ANSWERED,
                    QUARANTINED,
                    REPEATED,
                    CONSENT_REFUSED -> "Événement de l'installation";
        };
    }
}
