package org.passerelle.pathway;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.pathway.mapping.FhirMapping;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A way that exchanges can go: roles, states and the steps between them. One that was made is sound: every name is known, every
 * state is reached and can reach an end, one step opens it, and no way through it leaves the clock running.
 *
 * @param ref name and version
 * @param title for people
 * @param summary what it is for, in one or two sentences, or null
 * @param retentionYears how long its keeper keeps an exchange after its end; information, which deletes nothing
 * @param roles who acts, at least one on the requester's and one on the expert's side
 * @param initialState where every exchange starts; only the opening step leaves it
 * @param states all of them, the initial one included
 * @param escalation who is told as the clock runs, in the order of time; the due date is among them
 * @param steps all of them
 * @param fhir how FHIR resources call what it does; no part of what the version promises
 */
public record Pathway(
        PathwayRef ref,
        Words title,
        @Nullable Words summary,
        int retentionYears,
        List<Role> roles,
        String initialState,
        List<State> states,
        List<Rung> escalation,
        List<Step> steps,
        FhirMapping fhir) {
    /** How long an exchange is kept whose pathway says nothing of it (R.1112-7 of the Code de la santé publique). */
    public static final int USUAL_RETENTION = 20;
    /** Longest retention, in years. */
    public static final int LONGEST_RETENTION = 100;

    public Pathway {
        roles = List.copyOf(roles);
        states = List.copyOf(states);
        escalation = Rung.ladder(escalation);
        steps = List.copyOf(steps);
        PathwayLaw.requireWithin("retention", retentionYears, 1, LONGEST_RETENTION);
        PathwayLaw.check(roles, initialState, states, steps);
        PathwayLaw.requireMapped(fhir, steps);
    }

    public Optional<Words> findSummary() {
        return Optional.ofNullable(summary);
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
     * The step of that name as this content says it, with the line's form that it names.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#UNKNOWN_STEP} or {@link PathwayRefusal#FORM_UNKNOWN}
     */
    public Step step(String name, Json.Obj content) {
        return step(name).saying(content);
    }

    /**
     * The pathway with one more form of a line for one of its steps. It is as sound with that form in the step's own form's place.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#FORM_LACKS} or with what the pathway would not hold
     */
    public Pathway withForm(String step, Form form) {
        for (Field field : step(step).form().fields()) {
            boolean there = form.find(field.name())
                    .filter(other -> other.getClass() == field.getClass() && (other.required() || !field.required()))
                    .isPresent();
            boolean stops = field instanceof Field.FlagField flag && flag.stops();
            if (!there && (stops || field.required() && field.findWhen().isEmpty())) {
                throw Refusal.of(PathwayRefusal.FORM_LACKS)
                        .with(FactKey.EXPECTED, field.name())
                        .refused();
            }
        }
        replacing(step(step).with(form), FhirMapping.NONE);
        return replacing(step(step).withLines(form), fhir);
    }

    /**
     * A step of this pathway with the form that cards call so in its place: a line's, or its own, which bears the pathway's name and
     * version. Empty where this node does not know that form for it.
     */
    public Optional<Step> asking(Step step, PathwayRef form) {
        return form.equals(ref)
                ? Optional.of(step)
                : step.forms().stream()
                        .filter(other -> other.findOwn()
                                .filter(own -> own.ref().equals(form))
                                .isPresent())
                        .findFirst()
                        .map(step::with);
    }

    private Pathway replacing(Step other, FhirMapping mapping) {
        List<Step> others = steps.stream()
                .map(step -> step.name().equals(other.name()) ? other : step)
                .toList();
        return new Pathway(
                ref, title, summary, retentionYears, roles, initialState, states, escalation, others, mapping);
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

    /** The roles that may do this step, in its order. */
    public List<Role> roles(Step step) {
        return step.by().stream().map(this::role).toList();
    }

    /**
     * The line's roles that may say, before anything was answered, that nothing comes of an exchange: those that begin it where the line
     * does; else those that may end a request as soon as it is made, or all of the line's where none may.
     */
    public List<Role> dismissing() {
        List<Role> all =
                roles.stream().filter(role -> role.side() == Side.EXPERT).toList();
        List<Role> ending = steps.stream()
                .filter(step -> lineBegins() ? step.from().contains(initialState) : endsAtOnce(step))
                .flatMap(step -> roles(step).stream())
                .filter(role -> role.side() == Side.EXPERT)
                .distinct()
                .toList();
        return ending.isEmpty() ? all : ending;
    }

    private boolean endsAtOnce(Step step) {
        return state(step.to()).end()
                && opening().filter(first -> step.from().contains(first.to())).isPresent();
    }

    /** The side of the first role that may do this step: whose it is where nothing says who did it. */
    public Side side(Step step) {
        return role(step.by().get(0)).side();
    }

    /** Whether somebody on that side may do this step. */
    public boolean mayAct(Step step, Side side) {
        return roles(step).stream().anyMatch(role -> role.side() == side);
    }

    /** The one step from the initial state. */
    public Optional<Step> opening() {
        return stepsFrom(initialState).stream().findFirst();
    }

    /** Whether exchanges are begun by the line, as a notice or a letter is; else the requester begins. */
    public boolean lineBegins() {
        return opening().filter(step -> side(step) == Side.EXPERT).isPresent();
    }

    /** Whether exchanges begin with a request: the requester's, or a line's whose document is one. */
    public boolean asks() {
        return !lineBegins()
                || opening()
                        .flatMap(Step::findDocument)
                        .filter(model -> model.kind() == ClinicalModel.Kind.REQUEST)
                        .isPresent();
    }

    /** The steps that may be done in this state, in the file's order. */
    public List<Step> stepsFrom(String state) {
        return steps.stream().filter(step -> step.from().contains(state)).toList();
    }
}
