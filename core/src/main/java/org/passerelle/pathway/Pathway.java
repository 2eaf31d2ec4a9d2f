package org.passerelle.pathway;

import java.util.List;
import java.util.Optional;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A way that exchanges can go: roles, states and the steps between them. One that was made is sound: every name is known, every
 * state is reached and can reach an end, one step opens it, and no way through it leaves the clock running.
 *
 * @param ref name and version
 * @param title for people
 * @param roles who acts, at least one on each side
 * @param initialState where every exchange starts; only the opening step leaves it
 * @param states all of them, the initial one included
 * @param steps all of them
 */
public record Pathway(
        PathwayRef ref, Words title, List<Role> roles, String initialState, List<State> states, List<Step> steps) {

    public Pathway {
        roles = List.copyOf(roles);
        states = List.copyOf(states);
        steps = List.copyOf(steps);
        PathwayLaw.check(roles, initialState, states, steps);
    }

    /**
     * The step of that name.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#UNKNOWN_STEP}
     */
    public Step step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(PathwayRefusal.UNKNOWN_STEP)
                        .with(FactKey.STEP, PathwayLaw.shown(name))
                        .refused());
    }

    /**
     * The state of that name.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#STATE_UNKNOWN}
     */
    public State state(String name) {
        return states.stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(PathwayRefusal.STATE_UNKNOWN)
                        .with(FactKey.STATE, PathwayLaw.shown(name))
                        .refused());
    }

    /**
     * The role of that name.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#ROLE_UNKNOWN}
     */
    public Role role(String name) {
        return roles.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(PathwayRefusal.ROLE_UNKNOWN)
                        .with(FactKey.ACTUAL, PathwayLaw.shown(name))
                        .refused());
    }

    /** Whose node does this step. */
    public Side side(Step step) {
        return role(step.by()).side();
    }

    /** The one step from the initial state. */
    public Optional<Step> opening() {
        return stepsFrom(initialState).stream().findFirst();
    }

    /** The steps that may be done in this state, in the file's order. */
    public List<Step> stepsFrom(String state) {
        return steps.stream().filter(step -> step.from().contains(state)).toList();
    }
}
