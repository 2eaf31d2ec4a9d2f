package org.passerelle.specs.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The demonstration's first scene, played by two processes of which one is killed at chosen moments of each step. Whoever gave an
 * order that was not acknowledged looks whether it had its effect, as a person does, and repeats it if it had not.
 */
final class Scene {
    private static final int MOST_TURNS = 60;
    private static final Duration BETWEEN = Duration.ofMinutes(5);

    private final TwoHouses houses;
    private final Side victim;
    private final Deaths deaths;
    private String exchange = "";

    /** When the victim is killed at each step, in this order. */
    @FunctionalInterface
    interface Deaths {
        List<Moment> at(Step step);
    }

    /** What people do, one after the other. */
    enum Step {
        REQUEST(Side.PRACTICE),
        TAKE(Side.HOSPITAL),
        ASK(Side.HOSPITAL),
        SUPPLY(Side.PRACTICE),
        ANSWER(Side.HOSPITAL),
        CLOSE(Side.PRACTICE);

        final Side actor;

        Step(Side actor) {
            this.actor = actor;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Scene(TwoHouses houses, Side victim, Deaths deaths) {
        this.houses = houses;
        this.victim = victim;
        this.deaths = deaths;
    }

    /** Plays it to its end and tells what is left. */
    Ending play() {
        for (Step step : Step.values()) {
            houses.pass(BETWEEN);
            Deque<Moment> due = new ArrayDeque<>(deaths.at(step));
            carryOut(step, due);
            if (due.peek() == Moment.ACKNOWLEDGED) {
                due.remove();
                houses.killAndRestart(victim);
            }
            settle(step, due);
            for (Side side : Side.values()) {
                assertThat(houses.order(side, "health"))
                        .as("%s after %s", side, step)
                        .isEqualTo(Quiet.WORDS);
            }
        }
        return Ending.of(houses, exchange);
    }

    private void carryOut(Step step, Deque<Moment> due) {
        String words = (step.word() + " " + exchange).strip();
        Moment moment = due.peek();
        if (step.actor != victim || moment == null || !moment.isOfOrders()) {
            acknowledged(step, houses.order(step.actor, words));
            return;
        }
        TwoHouses.Outcome outcome = houses.order(step.actor, words, moment);
        assertThat(outcome.killed()).as("killed %s %s", moment, step).isTrue();
        due.remove();
        if (outcome.answer().isPresent()) {
            acknowledged(step, outcome.answer().get());
        } else if (!hadItsEffect(step)) {
            acknowledged(step, houses.order(step.actor, words));
        }
    }

    private void acknowledged(Step step, String answer) {
        if (step == Step.REQUEST) {
            exchange = answer;
        }
    }

    private boolean hadItsEffect(Step step) {
        if (step == Step.REQUEST) {
            exchange = houses.order(Side.PRACTICE, "exchanges");
            return !exchange.isEmpty();
        }
        return Boolean.parseBoolean(houses.order(step.actor, "shows " + exchange + " " + step.word()));
    }

    /** Both houses turn until neither has anything left to do. */
    private void settle(Step step, Deque<Moment> due) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (turn(Side.PRACTICE, due) + turn(Side.HOSPITAL, due) == 0) {
                assertThat(due).as("moments of %s that never came", step).isEmpty();
                return;
            }
        }
        throw new AssertionError("the two houses never come to rest after " + step);
    }

    private int turn(Side side, Deque<Moment> due) {
        Moment moment = due.peek();
        if (side != victim || moment == null) {
            return Integer.parseInt(houses.order(side, "turn"));
        }
        TwoHouses.Outcome outcome = houses.order(side, "turn", moment);
        if (outcome.killed()) {
            due.remove();
            return 1;
        }
        return Integer.parseInt(outcome.answer().orElseThrow());
    }
}
