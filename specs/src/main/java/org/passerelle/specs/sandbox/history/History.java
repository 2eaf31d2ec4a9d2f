package org.passerelle.specs.sandbox.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Order;
import org.passerelle.node.Node;
import org.passerelle.refusal.HouseBug;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;
import org.passerelle.specs.sandbox.history.Tale.Deed;
import org.passerelle.specs.sandbox.world.Houses;
import org.passerelle.specs.sandbox.world.SandboxClock;
import org.passerelle.specs.sandbox.world.SandboxPeople;

/** Plays the past: each request, question and answer is a letter over the mail server, on a clock that moves from one to the next. */
public final class History {
    private static final Json.Obj NOTHING = Json.object().build();
    private static final String DEVICE = "POLY-0042";
    private static final int MOST_TURNS = 200;

    private final Houses houses;
    private final SandboxClock clock;
    private final long seed;
    private final Enclosures enclosures;
    private final Map<Tale, Id> exchanges = new HashMap<>();

    /** Told how many requests of how many were sent. */
    @FunctionalInterface
    public interface Progress {
        void sent(int number, int of);
    }

    public History(Houses houses, SandboxClock clock, long seed) {
        this.houses = houses;
        this.clock = clock;
        this.seed = seed;
        this.enclosures = new Enclosures(seed);
    }

    private record Next(Tale tale, Deed deed) {}

    /**
     * Plays everything up to that time; tells how many requests there were.
     *
     * @param weeks of requests that are ended; those that are open come besides
     */
    public int play(int weeks, Instant end, Progress progress) {
        List<Asker> askers = List.of(
                new Asker.ByGateway(houses.saulx().node(), Cast.GP),
                new Asker.BySdk(houses.ornain(), SandboxPeople.SECOND_GP),
                new Asker.ByGateway(houses.saulx().node(), Cast.GP),
                new Asker.BySdk(houses.ornain(), SandboxPeople.THIRD_GP));
        var plan = new Plan(new SeededRandom(seed, "history"), askers, clock.instant(), end);
        List<Tale> tales = plan.tales(weeks);
        List<Next> all = new ArrayList<>();
        tales.forEach(tale -> tale.deeds().forEach(deed -> all.add(new Next(tale, deed))));
        all.sort(Comparator.comparing(next -> next.deed().at()));
        for (Next next : all) {
            clock.moveTo(next.deed().at());
            happen(next.tale(), next.deed().what());
            settle(next.tale().asker() instanceof Asker.BySdk);
            if (next.deed().what() == What.SEND) {
                progress.sent(exchanges.size(), tales.size());
            }
        }
        clock.moveTo(end);
        settle(false);
        settle(true);
        return tales.size();
    }

    /** Only those are turned who are concerned. */
    private void settle(boolean embedded) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (houses.step(embedded) == 0) {
                return;
            }
        }
        throw new HouseBug("the nodes never come to rest");
    }

    private void happen(Tale tale, What what) {
        switch (what) {
            case SEND -> exchanges.put(tale, send(tale));
            case TAKE -> take(tale);
            case ASK -> line(tale, "ask", Sayings.asked(tale));
            case ANSWER -> line(tale, "answer", Sayings.answer(tale));
            case DECLINE -> line(tale, "decline", Sayings.decline());
            case CONVERT -> line(tale, "convert", Sayings.convert(tale, clock.instant()));
            case REPORT -> line(tale, "report", Sayings.report(night(tale)));
            case READ -> tale.asker().read(exchange(tale));
            case WAIT -> {}
            default -> town(tale, what);
        }
    }

    private void town(Tale tale, What what) {
        LocalDate day = day(tale);
        switch (what) {
            case SUPPLY -> town(tale, "supply", Sayings.supplied(tale));
            case CLOSE -> town(tale, "close", Sayings.close(tale));
            case SCHEDULE ->
                town(
                        tale,
                        "schedule",
                        Json.object()
                                .put("fitAt", local(day, 18, 0))
                                .put("site", "Domicile")
                                .build());
            case FIT ->
                town(
                        tale,
                        "fit",
                        Json.object()
                                .put("device", DEVICE)
                                .put("startedAt", local(day, 22, 30))
                                .put("instructionsGiven", true)
                                .build());
            case REMOVE ->
                town(
                        tale,
                        "remove",
                        Json.object()
                                .put("removedAt", local(day.plusDays(1), 7, 40))
                                .put("incidents", Json.texts(List.of("none")))
                                .build());
            case TRANSMIT ->
                tale.asker().take(exchange(tale), "transmit", NOTHING, enclosures.night(night(tale), tale.number()));
            default -> throw new HouseBug("a step that no practice takes: " + what);
        }
    }

    private Id send(Tale tale) {
        return tale.isPolygraphy()
                ? tale.asker().send(tale.team(), "polygraphie", Sayings.prescription(tale, clock.instant()), List.of())
                : tale.asker().send(tale.team(), "avis", Sayings.request(tale, clock.instant()), enclosures.of(tale));
    }

    private void take(Tale tale) {
        Node node = houses.hospital().node();
        node.read(exchange(tale), tale.team().expert(), "task");
        line(tale, "take", NOTHING);
    }

    private void line(Tale tale, String step, Json.Obj content) {
        houses.hospital().node().take(exchange(tale), Order.of(step, tale.team().expert(), content));
    }

    private void town(Tale tale, String step, Json.Obj content) {
        tale.asker().take(exchange(tale), step, content, List.of());
    }

    private Id exchange(Tale tale) {
        Id exchange = exchanges.get(tale);
        if (exchange == null) {
            throw new HouseBug("a tale begins with its request");
        }
        return exchange;
    }

    private DrawnNight night(Tale tale) {
        LocalDateTime start = day(tale).atTime(22, 30);
        return DrawnNight.whole(start, DEVICE, new SeededRandom(seed, "night " + tale.number()));
    }

    private static LocalDate day(Tale tale) {
        return tale.deeds().get(0).at().atZone(Cast.PARIS).toLocalDate();
    }

    private static Instant local(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(Cast.PARIS).toInstant();
    }
}
