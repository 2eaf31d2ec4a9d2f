package org.passerelle.specs.browser;

import java.time.Duration;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.Exchange;
import org.passerelle.flow.Order;
import org.passerelle.pathway.Document;
import org.passerelle.specs.demo.world.Cast;

/** What has already happened when somebody opens a page. */
final class Stories {
    private Stories() {}

    /** A request with pictures and a recording that was taken, asked about and supplied to: every kind of thing that a page shows. */
    static Exchange conversation(Scene scene) {
        Exchange avis = Requests.lesion(scene);
        step(scene, avis, "take", Json.object());
        step(scene, avis, "ask", Json.object().put("asked", "Depuis quand ? A-t-elle saigné ?"));
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

    /** What else is on the list: one that nobody saw, one that is taken, one that is answered. */
    static void others(Scene scene) {
        scene.pass(Duration.ofMinutes(40));
        Exchange answered = Requests.plaques(scene);
        Exchange taken = Requests.plaques(scene);
        scene.pass(Duration.ofMinutes(35));
        step(scene, answered, "take", Json.object());
        step(scene, taken, "take", Json.object());
        Json.Builder answer = Json.object()
                .put("recommendation", "advice-only")
                .put("advice", "Dermocorticoïde une fois par jour pendant dix jours.")
                .put("acts", "aucun")
                .put("incidents", "aucun");
        step(scene, answered, "answer", answer);
        Requests.plaques(scene);
    }

    /** The expert takes a step, in the hospital's own software. */
    static void step(Scene scene, Exchange avis, String step, Json.Builder content) {
        scene.node().take(Id.parse(avis.id()), Order.of(step, Cast.EXPERT, content.build()));
        scene.settle();
    }
}
