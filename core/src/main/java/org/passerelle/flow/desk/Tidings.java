package org.passerelle.flow.desk;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.pathway.Rung;
import org.passerelle.sla.DueWords;

/** What a letter that only tells events says to people, in French and without clinical content. */
public final class Tidings {
    private Tidings() {}

    public static List<String> of(Dossier dossier, long acknowledged) {
        List<String> sentences = new ArrayList<>();
        for (Event.Law decided : dossier.state().law()) {
            if (decided.number() > acknowledged) {
                String sentence = sentence(dossier, decided.fact());
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    private static String sentence(Dossier dossier, Fact fact) {
        if (fact instanceof Fact.StepDone done) {
            return "Étape enregistrée : "
                    + dossier.state().pathway().step(done.step()).done().fr() + ".";
        } else if (fact instanceof Fact.StepRefused refused) {
            return "Étape non retenue (elle a croisé une autre) : "
                    + dossier.state().pathway().step(refused.step()).title().fr() + ".";
        } else if (fact instanceof Fact.Dismissed dismissed) {
            return (dossier.state().begunByLine()
                            ? "Cet envoi est annulé par son expéditeur. Motif : "
                            : "Votre message n'a pas donné lieu à une demande. Motif : ")
                    + dismissed.reason();
        } else if (fact instanceof Fact.Opened) {
            return "Votre demande a été ouverte par l'équipe.";
        } else if (fact instanceof Fact.ClockStarted started) {
            return PromisedDue.differing(dossier.events())
                    .map(promise -> started(promise, started.clock().calendar().zone()))
                    .orElse("Le délai de réponse court.");
        } else if (fact instanceof Fact.ClockBreached) {
            return "Le délai de réponse est dépassé"
                    + (calls(dossier) ? " ; le coordinateur de la ligne est prévenu." : ".");
        } else if (fact instanceof Fact.ClockChanged changed) {
            return "L'urgence a été revue : délai de " + DueWords.of(changed.target()) + due(dossier, changed) + ".";
        } else if (fact instanceof Fact.Escalated escalated && escalated.isForRequester()) {
            return call(escalated);
        }
        return "";
    }

    private static boolean calls(Dossier dossier) {
        return dossier.state().pathway().escalation().stream()
                .anyMatch(rung -> rung.due() && rung.tell() == Rung.Told.COORDINATOR);
    }

    private static String due(Dossier dossier, Fact.ClockChanged changed) {
        Optional<ZoneId> zone =
                dossier.state().clock().map(clock -> clock.calendar().zone());
        return Optional.ofNullable(changed.due())
                .flatMap(due -> zone.map(where -> ", réponse attendue " + DueWords.before(due, where)))
                .orElse("");
    }

    /** What somebody is told who waits in vain. */
    public static String call(Fact.Escalated escalated) {
        String number = Optional.ofNullable(escalated.phone())
                .map(phone -> " : appelez la ligne au " + phone)
                .orElse("");
        return escalated.at() < Rung.DUE
                ? "La ligne n'a pas encore répondu" + number + "."
                : "La ligne n'a pas répondu dans le délai" + number + ".";
    }

    private static String started(PromisedDue promise, ZoneId zone) {
        return "Le délai de réponse court : réponse attendue " + DueWords.before(promise.kept(), zone) + ", et non "
                + DueWords.before(promise.shown(), zone) + " comme annoncé avant l'envoi.";
    }
}
