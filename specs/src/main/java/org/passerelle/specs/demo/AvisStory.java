package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.client.Answer;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Line;
import org.passerelle.party.Professional;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/** One avis answered in time, and one that nobody takes. */
final class AvisStory implements Story {
    private static final Json.Obj NOTHING = Json.object().build();

    private final Playing play;
    private final Demo demo;
    private final Cast.Days days;

    AvisStory(Playing play, Demo demo) {
        this.play = play;
        this.demo = demo;
        this.days = play.days;
    }

    /** A file that the requester attaches. */
    private record File(String kind, String title, Callable<InputStream> source) {}

    @Override
    public void play() {
        answeredInTime(List.of(photograph(), night()));
        takenByNobody(closeUp());
    }

    private File photograph() {
        byte[] drawn = DrawnLesion.jpeg(new SeededRandom(demo.seed(), "lesion"));
        return new File("dermoscopic", "Avant-bras gauche, dermoscopie", given(demo.image(), drawn));
    }

    private File night() {
        byte[] drawn = DrawnNight.before(days.friday()).edf(new SeededRandom(demo.seed(), "night"));
        return new File("recording", "Polygraphie ventilatoire de la nuit", given(demo.recording(), drawn));
    }

    private File closeUp() {
        byte[] drawn = DrawnLesion.jpeg(new SeededRandom(demo.seed(), "close-up"));
        return new File("close-up", "Pli du coude droit", given(null, drawn));
    }

    private static Callable<InputStream> given(@Nullable Path file, byte[] drawn) {
        return Optional.ofNullable(file)
                .<Callable<InputStream>>map(one -> () -> Files.newInputStream(one))
                .orElse(() -> new ByteArrayInputStream(drawn));
    }

    /** Request, taken, one item asked and supplied, answered in time, closed. */
    private void answeredInTime(List<File> files) {
        play.teller.title("Scène 1 : un avis demandé le vendredi soir");
        play.at(days.friday("16:30"));
        Line line = play.stage.practice.line(Cast.LINE.value());
        act(
                "cabinet",
                "choisit la ligne « " + line.title() + " » (" + line.organisation() + "), délai ordinaire : "
                        + line.target("ordinary"));
        Instant promised = line.dueIfSentNow("ordinary");
        act("cabinet", "avant d'envoyer, lit : réponse " + line.dueInWordsIfSentNow("ordinary"));
        Exchange avis = send(request(line, "ordinary", Cast.QUESTION), files);
        act("cabinet", "Dr Leclerc envoie la demande, une photographie et un enregistrement");
        play.settle(avis.id());

        play.at(days.monday("09:05"));
        read(avis, Cast.EXPERT);
        play.settle(avis.id());
        play.at(days.monday("09:10"));
        play.step(avis.id(), "take", Cast.EXPERT, NOTHING, "prend la demande en charge");
        play.at(days.monday("09:15"));
        String asked = "Antécédent familial de mélanome ?";
        play.step(
                avis.id(),
                "ask",
                Cast.EXPERT,
                Json.object().put("asked", asked).build(),
                "demande un complément : « " + asked + " »");
        play.at(days.monday("12:40"));
        act("cabinet", "lit la question de l'équipe : « " + avis.now().asked().orElseThrow() + " » et répond");
        avis.now().supply(Cast.GP, "Mélanome chez la mère, opéré à 61 ans.").send();
        play.settle(avis.id());
        play.at(days.monday("14:20"));
        answer(
                avis,
                Cast.EXPERT,
                "consultation-recommended",
                "Aspect suspect : exérèse complète avec marge de 2 mm, examen anatomopathologique.");
        play.at(days.tuesday("08:30"));
        readAnswer(avis);
        avis.now().close(Cast.GP, "followed");
        act("cabinet", "clôt l'échange : avis suivi");
        play.settle(avis.id());
        play.check(
                "répondu dans les temps et clos des deux côtés",
                avis.now().state().equals("closed")
                        && play.state(avis.id()).equals("closed")
                        && !avis.now().overdue());
        play.epilogue(
                avis.id(),
                promised,
                List.of(
                        play.practice(avis.id(), "requester.trace.json"),
                        play.hospital(avis.id(), "expert.trace.json")));
    }

    /** A request that nobody takes: warned, overdue, escalated, then answered late. */
    private void takenByNobody(File photograph) {
        play.teller.title("Scène 2 : une demande que personne ne prend");
        play.at(days.tuesday("10:00"));
        Line line = play.stage.practice.line(Cast.LINE.value());
        Instant promised = line.dueIfSentNow("prompt");
        act("cabinet", "délai rapide : " + line.target("prompt") + ", réponse " + line.dueInWordsIfSentNow("prompt"));
        Exchange avis = send(request(line, "prompt", Cast.SECOND_QUESTION), List.of(photograph));
        act("cabinet", "Dr Leclerc envoie la demande et une photographie");
        play.settle(avis.id());

        play.at(days.wednesday("09:00"));
        play.settle(avis.id());
        play.at(days.wednesday("10:00"));
        play.settle(avis.id());
        act("cabinet", avis.now().overdue() ? "voit que l'échéance est dépassée" : "attend");
        play.at(days.wednesday("11:20"));
        read(avis, Cast.COORDINATOR);
        play.step(avis.id(), "take", Cast.COORDINATOR, NOTHING, "prend la demande en charge");
        play.at(days.wednesday("11:45"));
        answer(
                avis,
                Cast.COORDINATOR,
                "advice-only",
                "Dermocorticoïde d'activité forte une fois par jour pendant dix jours, puis émollient.");
        play.at(days.wednesday("13:30"));
        readAnswer(avis);
        play.settle(avis.id());
        play.check(
                "en retard des deux côtés, et répondu",
                avis.now().overdue() && play.state(avis.id()).equals("answered"));
        play.epilogue(
                avis.id(),
                promised,
                List.of(
                        play.practice(avis.id(), "requester.late.trace.json"),
                        play.hospital(avis.id(), "expert.late.trace.json")));
    }

    private Draft request(Line line, String urgency, String question) {
        return line.avis(Cast.GP)
                .dangerToLife(false)
                .patient(Cast.PATIENT)
                .oralConsent("Dr Jeanne Leclerc", play.now().minusSeconds(600))
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

    private void answer(Exchange avis, Professional who, String recommendation, String advice) {
        Json.Obj content = Json.object()
                .put("recommendation", recommendation)
                .put("advice", advice)
                .put("acts", "aucun")
                .put("incidents", "aucun")
                .build();
        play.step(avis.id(), "answer", who, content, "répond : « " + advice + " »");
    }

    private void read(Exchange avis, Professional who) {
        boolean listed = play.desk.lists(avis.id(), who);
        List<byte[]> documents = play.desk.read(avis.id(), who);
        act(
                "hôpital",
                who.displayName() + (listed ? " trouve la demande dans la liste" : " cherche la demande") + " et ouvre "
                        + documents.size() + " document(s) :");
        play.show(documents);
    }

    private void readAnswer(Exchange avis) {
        Answer answer = avis.now().answer(Cast.GP).orElseThrow();
        act("cabinet", "lit la réponse de " + answer.by().displayName() + " : " + answer.words("recommendation") + ".");
    }

    private void act(String who, String what) {
        play.act(who, what);
    }
}
