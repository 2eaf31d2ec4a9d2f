package org.passerelle.specs.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.node.View;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Rung;
import org.passerelle.sla.DueWords;
import org.passerelle.specs.demo.world.Cast;

/** Tells the story in French as it happens, with the times of the people in it. */
final class Storyteller {
    private static final List<String> DAYS = List.of("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.");

    private final PrintWriter out;
    private final Map<Id, Integer> told = new HashMap<>();

    Storyteller(PrintWriter out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println("── " + text + " " + "─".repeat(Math.max(3, 76 - text.length())));
        out.flush();
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Somebody does something. */
    void act(Instant at, String who, String what) {
        line(at, who, what);
    }

    /** A mail crosses. */
    void mail(Instant at, CrossedMail mail) {
        String kind =
                switch (mail.kind()) {
                    case LETTER -> "lettre scellée « " + mail.title() + " »";
                    case RECEIPT -> "reçu signé (" + mail.title() + ")";
                    case NOTICE -> "avertissement sans contenu clinique";
                    case ORDINARY -> "courriel ordinaire, non scellé, « " + mail.title() + " »";
                };
        String to = mail.carried().to().value();
        line(
                at,
                "  courrier",
                String.format(
                        Locale.ROOT,
                        "%02d %s → %s, %s",
                        mail.number(),
                        kind,
                        to,
                        size(mail.carried().octets().length)));
    }

    /** What the line's node decided since the last look, as far as people care. */
    void decisions(View view) {
        int from = told.getOrDefault(view.id(), 0);
        List<Event.Law> law = view.state().law();
        for (Event.Law decided : law.subList(from, law.size())) {
            String text = words(decided.fact(), view);
            if (!text.isEmpty()) {
                line(decided.time(), "  horloge", text);
            }
        }
        told.put(view.id(), law.size());
    }

    private static String words(Fact fact, View view) {
        if (fact instanceof Fact.ClockStarted started) {
            return "le délai court : " + DueWords.of(started.clock().target()) + ", réponse due "
                    + due(started.clock().due().orElseThrow())
                    + view.promise()
                            .map(promise -> ", et non " + due(promise.shown()) + " comme annoncé avant l'envoi")
                            .orElse("");
        } else if (fact instanceof Fact.ClockPaused) {
            return "le délai est suspendu : un complément est attendu";
        } else if (fact instanceof Fact.ClockResumed resumed) {
            return "le délai court de nouveau, réponse due " + due(resumed.due());
        } else if (fact instanceof Fact.ClockStopped stopped) {
            return "le délai s'arrête " + span(stopped.gross()) + " après l'envoi"
                    + (stopped.net().equals(stopped.gross())
                            ? ""
                            : ", dont " + span(stopped.gross().minus(stopped.net())) + " d'attente du complément")
                    + (view.state().breached() ? " : EN RETARD" : " : dans les temps");
        } else if (fact instanceof Fact.ClockChanged changed) {
            return "l'urgence est revue : " + DueWords.of(changed.target());
        } else if (fact instanceof Fact.ClockBreached) {
            return "ÉCHÉANCE DÉPASSÉE : la demande est sans réponse";
        } else if (fact instanceof Fact.Escalated escalated) {
            return called(escalated);
        }
        return fact instanceof Fact.Opened ? "la demande a été ouverte par l'équipe" : "";
    }

    private static String called(Fact.Escalated rung) {
        return switch (rung.to()) {
            case LINE -> rung.at() < Rung.DUE ? "l'échéance approche : la ligne est prévenue" : "la ligne est relancée";
            case COORDINATOR ->
                "le coordinateur de la ligne est appelé (RPPS "
                        + String.join(
                                ", ", rung.people().stream().map(Rpps::value).toList())
                        + ")";
            case FALLBACK -> "une autre ligne est appelée en remplacement";
            case REQUESTER -> "le cabinet est prévenu : appeler la ligne au " + rung.phone();
        };
    }

    static String due(Instant due) {
        return DueWords.before(due, Cast.PARIS);
    }

    /** {@code dès le lun. 23/11 à 14:20}. */
    static String since(Instant at) {
        ZonedDateTime when = at.atZone(Cast.PARIS);
        return String.format(
                Locale.ROOT,
                "dès le %s %02d/%02d à %02d:%02d",
                DAYS.get(when.getDayOfWeek().getValue() - 1),
                when.getDayOfMonth(),
                when.getMonthValue(),
                when.getHour(),
                when.getMinute());
    }

    private void line(Instant at, String who, String what) {
        ZonedDateTime when = at.atZone(Cast.PARIS);
        out.println(String.format(
                Locale.ROOT,
                "%s %02d/%02d %02d:%02d  %-10s  %s",
                DAYS.get(when.getDayOfWeek().getValue() - 1),
                when.getDayOfMonth(),
                when.getMonthValue(),
                when.getHour(),
                when.getMinute(),
                who,
                what));
        out.flush();
    }

    static String span(Duration time) {
        return time.toHours() + " h " + String.format(Locale.ROOT, "%02d", time.toMinutesPart());
    }

    static String size(long octets) {
        return octets < 10_000 ? octets + " octets" : (octets + 500) / 1000 + " ko";
    }
}
