package org.passerelle.specs.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.rehearsal.Props;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.refusal.Refused;

/**
 * One script played through the nodes of its houses: each scene at its time, everybody at their own door. What it expects is asserted
 * in every house that was told; where a letter is still on its way, as soon as it arrived.
 */
final class Journey {
    private static final int MOST_TURNS = 200;
    /** While a mail is on its way, late mail and retries are seen within this much of their time; both come after whole hours. */
    private static final Duration LONGEST_HOP = Duration.ofHours(1);
    /** All that is on its way after the last scene arrives within this. */
    private static final Duration LONGEST_END = Duration.ofDays(2);

    private final Town town;
    private final Houses houses;
    private final Pathway pathway;
    private final Script script;
    private final ZoneId zone;
    private final Props props = new Props();
    private final Expectations expectations;
    private final Misfortunes misfortunes;
    private @Nullable Id exchange;

    Journey(Town town, Houses houses, Pathway pathway, Script script) {
        this.town = town;
        this.houses = houses;
        this.pathway = pathway;
        this.script = script;
        this.zone = Rehearsal.zone(script);
        this.expectations = new Expectations(town, houses);
        this.misfortunes = new Misfortunes(town, houses, pathway, this::turn);
    }

    /** Plays it to its end, and then looks at what all houses hold. */
    void play() {
        script.story().forEach(this::scene);
        Instant end = now().plus(LONGEST_END);
        while (isOnItsWay() && now().isBefore(end)) {
            until(now().plus(LONGEST_HOP));
        }
        expectations.met(exchange());
        new Ending(town, houses, pathway, script, misfortunes).check(exchange());
    }

    private void scene(Script.Scene scene) {
        until(scene.at());
        if (scene.mail() != null) {
            town.weather().announce(Fate.of(scene.mail()));
        } else if (scene.step() != null) {
            step(scene, scene.step());
        }
        settle();
        if (exchange != null) {
            expectations.add(exchange, scene, door(scene), isOnItsWay());
        }
    }

    /** Where it happens: time passes at the line. */
    private House door(Script.Scene scene) {
        return scene.by() == null ? houses.hospital() : houses.of(pathway.role(scene.by()));
    }

    private void step(Script.Scene scene, String name) {
        Step step = pathway.step(name, scene.say());
        Role role = pathway.role(Objects.requireNonNull(scene.by(), "a step is somebody's"));
        House door = door(scene);
        House.Act act = act(scene, step, role);
        expectations.overtaken();
        if (scene.refused() == null) {
            take(door, act);
        } else {
            refused(scene.refused(), door, act, role, step);
        }
    }

    private void take(House door, House.Act act) {
        if (exchange == null) {
            exchange = door.begin(act);
        } else {
            door.take(exchange, act);
        }
    }

    private House.Act act(Script.Scene scene, Step step, Role role) {
        Form form = step.form();
        Json.Obj content = props.content(form, scene.say(), scene.at());
        Optional<ExchangeState> state = Optional.ofNullable(exchange).flatMap(houses.hospital()::findState);
        List<House.Paper> papers = Papers.of(form, scene.say(), state.orElse(null), zone);
        Optional<Field.DocumentsField> documents = form.find(Field.DocumentsField.class);
        Json.Obj said = papers.isEmpty() || documents.isEmpty()
                ? content
                : without(content, documents.get().name());
        return new House.Act(step.name(), houses.people().of(role), said, papers);
    }

    private static Json.Obj without(Json.Obj content, String member) {
        var less = new java.util.TreeMap<>(content.members());
        less.remove(member);
        return new Json.Obj(less);
    }

    /** At the actor's own door, with nothing changed anywhere; or, where they had not been told yet, by the line. */
    private void refused(String code, House door, House.Act act, Role role, Step step) {
        List<Long> before = versions();
        int crossed = town.mail().crossings().size();
        Optional<String> found = refusal(door, act);
        if (found.isEmpty()) {
            assertThat(isOnItsWay())
                    .as("%s was let through although everybody had been told", step.name())
                    .isTrue();
            misfortunes.crossed(door, code);
            return;
        }
        assertThat(found).as("how %s is refused", step.name()).contains(atTheDoor(code, role, step));
        settle();
        assertThat(versions()).isEqualTo(before);
        assertThat(town.mail().crossings()).hasSize(crossed);
    }

    private Optional<String> refusal(House door, House.Act act) {
        try {
            take(door, act);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.code().code());
        }
    }

    /** What the law calls not their step is, of the line's own people, a right that they lack there. */
    private String atTheDoor(String code, Role role, Step step) {
        boolean ofLine =
                role.side() == Side.EXPERT && pathway.roles(step).stream().anyMatch(one -> one.side() == Side.EXPERT);
        return ofLine && code.equals("exchange.not-your-step") ? "flow.right-missing" : code;
    }

    private List<Long> versions() {
        return exchange == null
                ? List.of()
                : houses.all().stream()
                        .filter(house -> house.knows(exchange()))
                        .map(house -> house.look(exchange()).version())
                        .toList();
    }

    /** Lets time pass, everybody acting when their time comes: the clock's rungs to the very instant, mail within the hour. */
    private void until(Instant time) {
        settle();
        while (now().isBefore(time)) {
            Instant hop = isOnItsWay() ? earlier(time, now().plus(LONGEST_HOP)) : time;
            Instant next = Optional.ofNullable(exchange)
                    .flatMap(houses.hospital()::deadline)
                    .filter(now()::isBefore)
                    .map(rung -> earlier(rung, hop))
                    .orElse(hop);
            town.clock().turn(next);
            town.mail().tick(next);
            settle();
        }
    }

    /** Turns everybody until nothing is left to do at this instant, whatever befalls the mail included. */
    private void settle() {
        turn();
        town.weather().struck().ifPresent(struck -> exchange = misfortunes.befall(struck, exchange()));
        if (exchange != null && !isOnItsWay()) {
            expectations.met(exchange);
        }
    }

    private void turn() {
        int turns = 0;
        while (houses.all().stream().mapToInt(House::step).sum() > 0) {
            turns++;
            assertThat(turns).as("the houses come to rest").isLessThan(MOST_TURNS);
        }
    }

    private boolean isOnItsWay() {
        return houses.all().stream().anyMatch(house -> house.waiting() > 0);
    }

    private Instant now() {
        return town.clock().instant();
    }

    private Id exchange() {
        return Objects.requireNonNull(exchange, "the story has begun");
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
