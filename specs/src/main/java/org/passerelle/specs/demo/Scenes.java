package org.passerelle.specs.demo;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.client.Answer;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Line;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.node.View;
import org.passerelle.party.Professional;

/** What the people do, with the times at which they do it. */
final class Scenes {
    private final Stage stage;
    private final Postman postman;
    private final Storyteller teller;
    private final Traces traces;
    private final ExpertDesk desk;
    private final Cast.Days days;

    Scenes(Stage stage, Postman postman, Storyteller teller, Traces traces) {
        this.stage = stage;
        this.postman = postman;
        this.teller = teller;
        this.traces = traces;
        this.desk = new ExpertDesk(stage.hospital.port(), stage.papers);
        this.days = stage.days;
    }

    /** A file that the requester attaches. */
    record File(String kind, String title, Callable<InputStream> source) {}

    /** Request, taken, one item asked and supplied, answered in time, closed. */
    Json.Obj answeredInTime(List<File> files) {
        teller.title("Scène 1 : un avis demandé le vendredi soir");
        at(days.friday("16:30"));
        Line line = stage.practice.line(Cast.LINE.value());
        act(
                "cabinet",
                "choisit la ligne « " + line.title() + " » (" + line.organisation() + "), délai ordinaire : "
                        + line.target("ordinary"));
        Instant promised = line.dueIfSentNow("ordinary");
        act("cabinet", "avant d'envoyer, lit : réponse " + line.dueInWordsIfSentNow("ordinary"));
        Exchange avis = send(request(line, "ordinary", Cast.QUESTION), files);
        act("cabinet", "Dr Leclerc envoie la demande, une photographie et un enregistrement");
        settle(avis);

        at(days.monday("09:05"));
        read(avis, Cast.EXPERT);
        settle(avis);
        at(days.monday("09:10"));
        step(avis, "take", Cast.EXPERT, Map.of(), "prend la demande en charge");
        at(days.monday("09:15"));
        step(avis, "ask", Cast.EXPERT, Map.of("asked", "Antécédent familial de mélanome ?"), "demande un complément");
        at(days.monday("12:40"));
        act("cabinet", "lit la question de l'équipe : « " + avis.now().asked().orElseThrow() + " » et répond");
        avis.now().supply(Cast.GP, "Mélanome chez la mère, opéré à 61 ans.").send();
        settle(avis);
        at(days.monday("14:20"));
        step(
                avis,
                "answer",
                Cast.EXPERT,
                answer(
                        "consultation-recommended",
                        "Aspect suspect : exérèse complète avec marge de 2 mm, examen anatomopathologique."),
                "répond");
        at(days.tuesday("08:30"));
        readAnswer(avis);
        avis.now().close(Cast.GP, "followed");
        act("cabinet", "clôt l'échange : avis suivi");
        settle(avis);
        return epilogue(avis, promised, "requester.trace.json", "expert.trace.json");
    }

    /** A request that nobody takes: warned, overdue, escalated, then answered late. */
    Json.Obj takenByNobody(File photograph) {
        teller.title("Scène 2 : une demande que personne ne prend");
        at(days.tuesday("10:00"));
        Line line = stage.practice.line(Cast.LINE.value());
        Instant promised = line.dueIfSentNow("prompt");
        act("cabinet", "délai rapide : " + line.target("prompt") + ", réponse " + line.dueInWordsIfSentNow("prompt"));
        Exchange avis = send(request(line, "prompt", Cast.SECOND_QUESTION), List.of(photograph));
        act("cabinet", "Dr Leclerc envoie la demande et une photographie");
        settle(avis);

        at(days.wednesday("09:00"));
        settle(avis);
        at(days.wednesday("10:00"));
        settle(avis);
        act("cabinet", avis.now().overdue() ? "voit que l'échéance est dépassée" : "attend");
        at(days.wednesday("11:20"));
        read(avis, Cast.COORDINATOR);
        step(avis, "take", Cast.COORDINATOR, Map.of(), "prend la demande en charge");
        at(days.wednesday("11:45"));
        step(
                avis,
                "answer",
                Cast.COORDINATOR,
                answer(
                        "advice-only",
                        "Dermocorticoïde d'activité forte une fois par jour pendant dix jours, puis émollient."),
                "répond");
        at(days.wednesday("13:30"));
        readAnswer(avis);
        settle(avis);
        return epilogue(avis, promised, "requester.late.trace.json", "expert.late.trace.json");
    }

    void farewell(Path out) {
        teller.title("Ce qui reste");
        teller.say("Tout est dans " + out + " : letters/ (" + postman.seen().size()
                + " courriers, tels qu'ils ont traversé le serveur), keys/, cards/, quatre traces et summary.json.");
        String keys = out + "/keys/";
        teller.say("À essayer :");
        teller.say("  bin/passerelle trace verify " + out + "/requester.trace.json " + out
                + "/expert.trace.json --anchors " + keys + "anchors.pem");
        teller.say("  bin/passerelle open --key " + keys + "hospital.enc.key.pem --cert " + keys
                + "hospital.enc.cert.pem --anchors " + keys + "anchors.pem --at "
                + days.start().plusSeconds(600)
                + " < " + out + "/letters/01-practice-request.eml");
        teller.say("  bin/passerelle card show " + out + "/cards/line.card.pem --anchors " + keys + "anchors.pem");
    }

    private Draft request(Line line, String urgency, String question) {
        return line.avis(Cast.GP)
                .dangerToLife(false)
                .patient(Cast.PATIENT)
                .oralConsent("Dr Jeanne Leclerc", stage.clock.instant().minusSeconds(600))
                .medecinTraitant(Cast.GP)
                .urgency(urgency)
                .question(question)
                .history(Cast.HISTORY)
                .treatment("aucun")
                .mayConvert(true);
    }

    private static Exchange send(Draft draft, List<File> files) {
        files.forEach(file -> draft.attach(file.kind(), file.title(), file.source()));
        return draft.send();
    }

    private static Map<String, String> answer(String recommendation, String advice) {
        return Map.of("recommendation", recommendation, "advice", advice, "acts", "aucun", "incidents", "aucun");
    }

    private void read(Exchange avis, Professional who) {
        boolean listed = desk.lists(avis.id(), who);
        List<byte[]> documents = desk.read(avis.id(), who);
        act(
                "hôpital",
                who.displayName() + (listed ? " trouve la demande dans la liste" : " cherche la demande") + " et ouvre "
                        + documents.size() + " document(s) :");
        documents.forEach(document -> teller.say("                             " + Storyteller.size(document.length)
                + ", SHA-256 " + Sha256.hash(document).hex().substring(0, 16) + "…"));
    }

    private void step(Exchange avis, String step, Professional who, Map<String, String> fields, String words) {
        desk.step(avis.id(), step, who, fields);
        act(
                "hôpital",
                who.displayName() + " " + words
                        + (fields.containsKey("asked") ? " : « " + fields.get("asked") + " »" : "")
                        + (fields.containsKey("advice") ? " : « " + fields.get("advice") + " »" : ""));
        settle(avis);
    }

    private void readAnswer(Exchange avis) {
        Answer answer = avis.now().answer(Cast.GP).orElseThrow();
        act("cabinet", "lit la réponse de " + answer.by().displayName() + " : " + answer.words("recommendation") + ".");
    }

    private void at(Instant when) {
        stage.moveTo(when);
    }

    private void act(String who, String what) {
        teller.act(stage.clock.instant(), who, what);
    }

    /** Both nodes do what is to be done; then everything new is told. */
    private void settle(Exchange avis) {
        stage.settle();
        postman.look().forEach(mail -> teller.mail(stage.clock.instant(), mail));
        View view = view(avis);
        teller.decisions(view);
    }

    private View view(Exchange avis) {
        return stage.hospital.node().view(new Id(avis.id()));
    }

    /** Exports and verifies both traces. */
    private Json.Obj epilogue(Exchange avis, Instant promised, String requesterFile, String expertFile) {
        byte[] requester = avis.now().exportTrace(Cast.GP.rpps());
        byte[] expert = stage.hospital.node().exportTrace(new Id(avis.id()), Cast.EXPERT.rpps());
        traces.write(requesterFile, requester);
        traces.write(expertFile, expert);
        List<VerifiedTrace> verified = traces.verify(requester, expert);
        tell("du cabinet", verified.get(0));
        tell("de l'hôpital", verified.get(1));
        return Summary.exchange(
                        promised, view(avis), requester, Map.of("requester", requesterFile, "expert", expertFile))
                .with("witnessed", Summary.witnessed(verified.get(0), verified.get(1)));
    }

    private void tell(String whose, VerifiedTrace trace) {
        act(
                "trace",
                "trace " + whose + " vérifiée : " + trace.entries().size() + " événements sans trou, "
                        + trace.headsCompared().size()
                        + " comparaisons avec ce que l'autre côté en a su, courriers compris");
        act(
                "trace",
                trace.testimony()
                        .farthest()
                        .map(reach -> "événements 0 à " + reach.upTo() + " attestés par l'autre côté "
                                + Storyteller.since(reach.at()) + " ; ceux d'après ne sont pas datés par autrui")
                        .orElse("aucun événement n'est encore attesté par l'autre côté"));
    }
}
