package org.passerelle.exchange.rehearsal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.Terms;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Clock;

/**
 * Plays a script against the {@link Decider} as the keeper's node would: the clock's alarms come by themselves at their times, steps
 * when the script says so, everybody invented. The same script always gives the same turns.
 */
public final class Rehearsal {
    private final LineCard card;
    private final Props props = new Props();
    private final List<Turn> turns = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private ExchangeState state;

    private Rehearsal(Pathway pathway, Script script) {
        this.card = Stage.card(pathway.ref(), script.line());
        this.state = ExchangeState.of(Stage.begun(pathway.ref(), card), pathway);
    }

    /**
     * Plays it to its end, whatever is refused on the way.
     *
     * @throws Refused when the line that the script describes cannot be
     */
    public static List<Turn> play(Pathway pathway, Script script) {
        if (!script.pathway().equals(pathway.ref())) {
            throw Refusal.of(PathwayRefusal.STORY_OTHER)
                    .with(FactKey.EXPECTED, pathway.ref())
                    .with(FactKey.ACTUAL, script.pathway())
                    .refused();
        }
        var rehearsal = new Rehearsal(pathway, script);
        script.story().forEach(rehearsal::scene);
        return List.copyOf(rehearsal.turns);
    }

    private void scene(Script.Scene scene) {
        alarms.clear();
        passing(scene.at());
        List<Event.Law> law = List.of();
        Refusal refusal = null;
        try {
            law = decide(scene.step() == null ? new Command.Tick() : step(scene, scene.step()), scene.at());
        } catch (Refused refused) {
            refusal = refused.refusal();
        }
        var turn = new Turn(scene.at(), scene, law, refusal, state, List.of());
        alarms.addAll(turn.alarms());
        turns.add(new Turn(scene.at(), scene, law, refusal, state, broken(scene, refusal)));
    }

    /** Each alarm that is due before the scene, at its own time. */
    private void passing(Instant until) {
        Instant due = state.deadline().orElse(until);
        while (due.isBefore(until)) {
            var turn = new Turn(due, null, decide(new Command.Tick(), due), null, state, List.of());
            if (turn.law().isEmpty()) {
                return;
            }
            alarms.addAll(turn.alarms());
            turns.add(turn);
            due = state.deadline().orElse(until);
        }
    }

    private List<Event.Law> decide(Command command, Instant at) {
        List<Event.Law> law = Decider.decide(state, command, new Terms(card, List.of()), at);
        for (Event.Law decided : law) {
            state = state.after(decided);
        }
        return law;
    }

    private Command step(Script.Scene scene, String name) {
        Step step = state.pathway().step(name, scene.say());
        Role role = state.pathway().role(String.valueOf(scene.by()));
        if (!step.by().contains(role.name())) {
            throw Refusal.of(ExchangeRefusal.NOT_YOUR_STEP).refused();
        }
        return new Command.TakeStep(
                props.id(),
                name,
                role.side(),
                Props.actor(role.title().fr()),
                props.content(step.form(), scene.say(), scene.at()),
                state.lastNumber(),
                Promise.here(scene.at()));
    }

    private List<String> broken(Script.Scene scene, @Nullable Refusal refusal) {
        var broken = new ArrayList<String>();
        String code = refusal == null ? "" : refusal.code().code();
        String expected = scene.refused() == null ? "" : scene.refused();
        expect(broken, "refused", expected.isEmpty() ? "nothing" : expected, code.isEmpty() ? "nothing" : code);
        scene.then().members().forEach((name, value) -> {
            switch (name) {
                case "state" -> expect(broken, name, text(value), state.state());
                case "due" -> expect(broken, name, moment(text(value)), due());
                case "breached" -> expect(broken, name, text(value), String.valueOf(state.breached()));
                case "escalated" -> expect(broken, name, texts(value), String.join(", ", alarms));
                default -> broken.add(name + " is nothing that can be expected");
            }
        });
        return broken;
    }

    private String due() {
        return state.clock().flatMap(Clock::due).map(this::here).orElse("never");
    }

    /** As people of the line read it, with the zone. */
    private String here(Instant at) {
        return at.atZone(card.offer().calendar().zone()).toString();
    }

    private static void expect(List<String> broken, String what, String expected, String found) {
        if (!expected.equals(found)) {
            broken.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private String moment(String text) {
        try {
            return here(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return text;
        }
    }

    private static String texts(Json value) {
        return value instanceof Json.Array several ? String.join(", ", several.texts()) : text(value);
    }

    private static String text(Json value) {
        return value instanceof Json.Text text ? text.value() : "?";
    }

    /** What the script's line promises and when it is open, as its card would say it. */
    public static LineOffer offer(Script script) {
        return Stage.offer(script.pathway(), script.line());
    }

    /** The line's time zone, in which people read the times. */
    public static ZoneId zone(Script script) {
        return Stage.zone(script.line());
    }
}
