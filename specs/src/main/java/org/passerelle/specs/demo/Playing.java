package org.passerelle.specs.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.node.View;
import org.passerelle.party.Professional;
import org.passerelle.specs.demo.world.Cast;

/** What every story is played with: the stage, who tells it, the hospital's desk, and what must have held at the end. */
final class Playing {
    final Stage stage;
    final Postman postman;
    final Storyteller teller;
    final Traces traces;
    final ExpertDesk desk;
    final Checks checks = new Checks();
    final Cast.Days days;
    private final List<Json.Obj> exchanges = new ArrayList<>();

    Playing(Stage stage, Postman postman, Storyteller teller, Traces traces) {
        this.stage = stage;
        this.postman = postman;
        this.teller = teller;
        this.traces = traces;
        this.desk = new ExpertDesk(stage.hospital.port(), stage.papers);
        this.days = stage.days;
    }

    /**
     * A trace that a house gives of an exchange.
     *
     * @param side what {@code summary.json} calls the house
     * @param whose the same for people: {@code du cabinet}
     * @param file where it is left
     */
    record Kept(String side, String whose, String file, byte[] certificate) {}

    void at(Instant when) {
        stage.moveTo(when);
    }

    Instant now() {
        return stage.clock.instant();
    }

    void act(String who, String what) {
        teller.act(now(), who, what);
    }

    /** Something that must hold. */
    void check(String sentence, boolean held) {
        act("contrôle", checks.that(sentence, held));
    }

    /** All nodes do what is to be done; then the mails that crossed are told. */
    void settle() {
        stage.settle();
        postman.look().forEach(mail -> teller.mail(now(), mail));
    }

    /** The same, and then what was decided in that exchange. */
    void settle(String exchange) {
        settle();
        teller.decisions(view(exchange));
    }

    /** An exchange as the hospital, which keeps it, sees it. */
    View view(String exchange) {
        return stage.hospital.node().view(new Id(exchange));
    }

    /** The pathway's state, as the hospital sees it. */
    String state(String exchange) {
        return view(exchange).state().state();
    }

    /** When the hospital's node decided a step. */
    Instant done(String exchange, String step) {
        return view(exchange).state().law().stream()
                .filter(law ->
                        law.fact() instanceof Fact.StepDone done && done.step().equals(step))
                .map(Event.Law::time)
                .findFirst()
                .orElseThrow();
    }

    /** Somebody of the line takes a step. */
    void step(String exchange, String step, Professional who, Json.Obj content, String words) {
        desk.step(exchange, step, who, content);
        act("hôpital", who.displayName() + " " + words);
        settle(exchange);
    }

    /** Shows documents by their size and hash. */
    void show(List<byte[]> documents) {
        documents.forEach(document -> teller.say("                             " + Storyteller.size(document.length)
                + ", SHA-256 " + Sha256.hash(document).hex().substring(0, 16) + "…"));
    }

    /** The trace that the hospital gives. */
    Kept hospital(String exchange, String file) {
        Professional expert = stage.papers.troupe().team().expert();
        byte[] certificate = stage.hospital.node().exportTrace(new Id(exchange), expert.rpps());
        return new Kept("expert", "de l'hôpital", file, certificate);
    }

    /** The trace that a place in town gives. */
    Kept town(String place, Professional by, String exchange, Kept as) {
        byte[] certificate = stage.place(place).exchange(exchange).exportTrace(by.rpps());
        return new Kept(as.side(), as.whose(), as.file(), certificate);
    }

    /** The trace that the practice gives. */
    Kept practice(String exchange, String file) {
        return town("practice", Cast.GP, exchange, new Kept("requester", "du cabinet", file, new byte[0]));
    }

    /** Leaves and verifies an exchange's traces, and notes it for the summary. */
    void epilogue(String exchange, @Nullable Instant promised, List<Kept> kept) {
        kept.forEach(trace -> traces.write(trace.file(), trace.certificate()));
        List<VerifiedTrace> verified =
                traces.verify(kept.stream().map(Kept::certificate).toList());
        for (int i = 0; i < kept.size(); i++) {
            tell(kept.get(i).whose(), verified.get(i));
        }
        exchanges.add(
                Summary.exchange(promised, view(exchange), kept).with("witnessed", Summary.witnessed(kept, verified)));
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

    /** What the summary says of each exchange. */
    List<Json.Obj> exchanges() {
        return List.copyOf(exchanges);
    }
}
