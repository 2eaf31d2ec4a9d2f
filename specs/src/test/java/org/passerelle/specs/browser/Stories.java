package org.passerelle.specs.browser;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.client.Exchange;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.line.ReadyText;
import org.passerelle.flow.line.TextChange;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/** What has already happened when somebody opens a page. */
public final class Stories {
    private Stories() {}

    /** A request with pictures and a recording that was taken, asked about and supplied to: every kind of thing that a page shows. */
    static Exchange conversation(Scene scene) {
        Exchange avis = Requests.lesion(scene);
        take(scene, avis);
        ask(scene, avis, "Depuis quand ? A-t-elle saigné ?");
        scene.pass(Duration.ofMinutes(5));
        avis.now().supply(Cast.GP, "Six mois. Jamais saigné.").send();
        scene.settle();
        return avis;
    }

    /** The first document of that kind which came with the request. */
    static String document(Scene scene, Exchange avis, String kind) {
        Json.Obj request = scene.node()
                .view(Id.parse(avis.id()))
                .state()
                .stepsDone()
                .get(0)
                .content();
        return request.arrayOrEmpty("documents").objects().stream()
                .map(Document::read)
                .filter(document -> document.kind().equals(kind))
                .map(document -> document.id().hex())
                .findFirst()
                .orElseThrow();
    }

    /** What is late: a request that nobody opened for eleven days. */
    public static Exchange forgotten(Scene scene) {
        Exchange forgotten = Requests.plaques(scene);
        scene.pass(Duration.ofDays(11));
        return forgotten;
    }

    /** What else is on the list: one that nobody saw, one that is taken, one that is answered. */
    static void others(Scene scene) {
        scene.pass(Duration.ofMinutes(40));
        Exchange answered = Requests.plaques(scene);
        Exchange taken = Requests.plaques(scene);
        scene.pass(Duration.ofMinutes(35));
        take(scene, answered);
        take(scene, taken);
        answer(scene, Id.parse(answered.id()), "Dermocorticoïde une fois par jour pendant dix jours.");
        Requests.plaques(scene);
    }

    /** What the practice with a gateway of its own asked: something more is wanted of it. */
    static Id requested(Scene scene) {
        Id asked = taken(scene);
        step(scene, asked, "ask", Json.object().put("asked", "Une vue d'ensemble du bras, s'il vous plaît."));
        Id answered = taken(scene);
        answer(scene, answered, "Surveillance à six mois.");
        return asked;
    }

    /** A request of the practice with a gateway that the expert took. */
    public static Id taken(Scene scene) {
        Id request = request(scene);
        step(scene, request, "take", Json.object());
        return request;
    }

    /** A request of the practice with a gateway, as its pages send it. */
    private static Id request(Scene scene) {
        var asker = (Professional) Role.REQUESTER.person;
        Json.Obj content = Json.object()
                .put("dangerToLife", false)
                .put("patient", PartyJson.write(Cast.PATIENT))
                .put("consent", new Consent(true, asker.displayName(), scene.clock.instant(), Consent.How.ORAL).write())
                .put("medecinTraitant", "none")
                .put("urgency", "ordinary")
                .put("question", Cast.QUESTION)
                .put("history", Cast.HISTORY)
                .put("treatment", "aucun")
                .build();
        byte[] picture = DrawnLesion.jpeg(new SeededRandom(5, "requested"));
        var papers = List.of(new Attachment("close-up", "Avant-bras", () -> new ByteArrayInputStream(picture), null));
        Id request = scene.node(Role.Where.CABINET)
                .asking()
                .ask(
                        Town.CABINET.address(),
                        Cast.LINE,
                        PathwayRef.parse("avis/1"),
                        new Order("request", asker, content, papers, null, null));
        scene.settle();
        return request;
    }

    /** A text that the line keeps ready; tells what its page's path calls it. */
    static String text(Scene scene) {
        var place = new ReadyText.Place("avis", "answer", "advice");
        var text = new ReadyText("Surveillance", place, "Pas de signe inquiétant. Contrôle à six mois.");
        var books = scene.node().books();
        long version = books.book(Cast.LINE).version();
        books.change(Cast.LINE, version, Cast.COORDINATOR.id(), new TextChange.Kept(text, null));
        return Sha256.hash(text.name().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    /** The expert answers, in the hospital's own software. */
    public static void answer(Scene scene, Id avis, String advice) {
        Map<String, String> said =
                Map.of("recommendation", "advice-only", "advice", advice, "acts", "aucun", "incidents", "aucun");
        var answer = Json.object();
        said.forEach(answer::put);
        step(scene, avis, "answer", answer);
    }

    /** The expert takes a request upon themself. */
    public static void take(Scene scene, Exchange avis) {
        step(scene, avis, "take", Json.object());
    }

    /** The expert asks for more. */
    public static void ask(Scene scene, Exchange avis, String question) {
        step(scene, avis, "ask", Json.object().put("asked", question));
    }

    /** The expert takes a step, in the hospital's own software. */
    static void step(Scene scene, Exchange avis, String step, Json.Builder content) {
        step(scene, Id.parse(avis.id()), step, content);
    }

    public static void step(Scene scene, Id avis, String step, Json.Builder content) {
        scene.node().take(avis, Order.of(step, Cast.EXPERT, content.build()));
        scene.settle();
    }
}
