package org.passerelle.pathway;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What every pathway's clock must satisfy, found by walking each state together with each condition that the clock can have there. */
final class ClockLaw {
    private ClockLaw() {}

    private enum Clock {
        UNSTARTED,
        RUNNING,
        PAUSED,
        STOPPED;

        Optional<Clock> after(ClockEffect effect) {
            return switch (effect) {
                case NONE -> Optional.of(this);
                case START -> only(!open(), RUNNING);
                case PAUSE -> only(this == RUNNING, PAUSED);
                case RESUME -> only(this == PAUSED, RUNNING);
                case STOP -> only(open(), STOPPED);
                case CHANGE -> only(open(), this);
            };
        }

        boolean open() {
            return this == RUNNING || this == PAUSED;
        }

        private static Optional<Clock> only(boolean allowed, Clock clock) {
            return allowed ? Optional.of(clock) : Optional.empty();
        }
    }

    private record Place(String state, Clock clock) {}

    static void check(String initial, List<State> states, List<Step> steps) {
        for (Step step : steps) {
            boolean chooses =
                    step.clock() == ClockEffect.START && step.findTarget().isEmpty()
                            || step.clock() == ClockEffect.CHANGE;
            boolean chosen = step.findChosenBefore()
                    .map(before -> isChosen(before, initial, steps))
                    .orElse(!chooses || step.form().choosesUrgency());
            if (!chosen) {
                throw PathwayLaw.at(
                        PathwayRefusal.URGENCY_MISSING,
                        step,
                        "clock",
                        step.clock().code());
            }
        }
        Set<Place> places = reached(new Place(initial, Clock.UNSTARTED), steps);
        for (State state : states) {
            if (state.end()
                    && places.stream()
                            .anyMatch(place -> place.state().equals(state.name())
                                    && place.clock().open())) {
                throw Refusal.of(PathwayRefusal.CLOCK_NOT_STOPPED)
                        .with(FactKey.STATE, state.name())
                        .refused();
            }
        }
        requireResumes(places, steps);
    }

    /** Whether an opening says it: every exchange has one, once. */
    private static boolean isChosen(Step.Noted before, String initial, List<Step> steps) {
        return before.field().equals(Form.URGENCY)
                && steps.stream()
                        .anyMatch(step -> step.name().equals(before.step())
                                && step.from().contains(initial)
                                && step.form().choosesUrgency());
    }

    private static void requireResumes(Set<Place> places, List<Step> steps) {
        for (Step step : steps) {
            boolean pauses = step.clock() == ClockEffect.PAUSE
                    && places.stream().anyMatch(place -> step.from().contains(place.state()));
            if (pauses && !resumes(new Place(step.to(), Clock.PAUSED), steps)) {
                throw PathwayLaw.at(PathwayRefusal.CLOCK_NOT_RESUMED, step, "clock", ClockEffect.PAUSE.code());
            }
        }
    }

    private static boolean resumes(Place paused, List<Step> steps) {
        return reached(paused, steps).stream().anyMatch(place -> place.clock() == Clock.RUNNING);
    }

    private static Set<Place> reached(Place start, List<Step> steps) {
        var reached = new LinkedHashSet<Place>(Set.of(start));
        var waiting = new ArrayDeque<Place>(reached);
        while (!waiting.isEmpty()) {
            Place place = waiting.remove();
            for (Step step : steps) {
                if (step.from().contains(place.state())) {
                    Clock after = place.clock()
                            .after(step.clock())
                            .orElseThrow(() -> PathwayLaw.at(
                                    PathwayRefusal.CLOCK_ORDER,
                                    step,
                                    "clock",
                                    step.clock().code()));
                    var next = new Place(step.to(), after);
                    if (reached.add(next)) {
                        waiting.add(next);
                    }
                }
            }
        }
        return reached;
    }
}
