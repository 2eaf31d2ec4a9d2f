package org.passerelle.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.HouseBug;
import org.passerelle.sla.Clock;

/**
 * Where an exchange stands on one node: the fold of its events, nothing else.
 *
 * @param begun who and what
 * @param pathway the circuit's definition
 * @param state the pathway's state
 * @param law the keeper's decisions, in order; their numbers are 0…
 * @param steps every step that had its effect or its refusal, by step id
 * @param pending the mirror's own steps that the keeper has not decided yet
 * @param clock the clock, once started
 * @param told the highest rung of the pathway's ladder that this clock reached, in percent of its target; 0 before the first
 * @param breached whether its due date passed unanswered
 * @param opened whether the line looked at the request
 */
public record ExchangeState(
        Event.Begun begun,
        Pathway pathway,
        String state,
        List<Event.Law> law,
        Map<Id, Fact> steps,
        List<Event.Composed> pending,
        Optional<Clock> clock,
        int told,
        boolean breached,
        boolean opened) {
    public ExchangeState {
        law = List.copyOf(law);
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        pending = List.copyOf(pending);
    }

    public static ExchangeState of(Event.Begun begun, Pathway pathway) {
        return new ExchangeState(
                begun,
                pathway,
                pathway.initialState(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                0,
                false,
                false);
    }

    /** Folds a whole journal, whose first event is {@link Event.Begun}. */
    public static ExchangeState of(List<Event> events, Pathway pathway) {
        if (events.isEmpty() || !(events.get(0) instanceof Event.Begun begun)) {
            throw new HouseBug("a journal begins with Begun");
        }
        ExchangeState state = of(begun, pathway);
        for (Event event : events.subList(1, events.size())) {
            state = state.after(event);
        }
        return state;
    }

    /** Number of the last keeper decision, −1 before the first. */
    public long lastNumber() {
        return law.size() - 1L;
    }

    /** When the keeper last decided; decisions never go back in time. */
    public Optional<Instant> lastTime() {
        return law.isEmpty()
                ? Optional.empty()
                : Optional.of(law.get(law.size() - 1).time());
    }

    public boolean ended() {
        return pathway.state(state).end() || dismissed();
    }

    /** Whether what an ordinary mail began came to no request. */
    public boolean dismissed() {
        return law.stream().anyMatch(decided -> decided.fact() instanceof Fact.Dismissed);
    }

    /** Whether the line began it, as its pathway has it: a notice, a letter. Else the requester asked. */
    public boolean begunByLine() {
        return pathway.lineBegins();
    }

    /** Whether nothing was done in it but to begin it. */
    public boolean justBegun() {
        return stepsDone().size() == 1 && !dismissed();
    }

    /** The opening step's content and actor. */
    public Optional<Fact.StepDone> opening() {
        return stepsDone().stream().findFirst();
    }

    /**
     * The requester's organisation, or that of the practice to which the line wrote; where an ordinary mail names none, the practice of
     * the person who asks, by their national number (IDNPS, which a personal certificate would name). Empty until somebody is known.
     */
    public Optional<Organisation> requesterOrganisation() {
        return Optional.ofNullable(begun.requesterOrganisation())
                .or(() -> opening().map(done -> Organisation.of(done.actor())));
    }

    /** The third places that were invited so far, by role: the first step whose content names one invites it. */
    public Map<String, MailAddress> places() {
        Map<String, MailAddress> places = new LinkedHashMap<>();
        for (Fact.StepDone done : stepsDone()) {
            places(pathway, done).forEach(places::putIfAbsent);
        }
        return places;
    }

    /** Those that one step names. */
    public static Map<String, MailAddress> places(Pathway pathway, Fact.StepDone done) {
        Map<String, MailAddress> places = new LinkedHashMap<>();
        pathway.step(done.step(), done.content()).form().fields().stream()
                .filter(AddressField.PlaceField.class::isInstance)
                .map(AddressField.PlaceField.class::cast)
                .forEach(field -> done.content()
                        .findText(field.name())
                        .filter(address -> !address.isBlank())
                        .ifPresent(address -> places.putIfAbsent(field.role(), new MailAddress(address))));
        return places;
    }

    /** The steps that were taken, in order. */
    public List<Fact.StepDone> stepsDone() {
        return law.stream()
                .map(Event.Law::fact)
                .filter(Fact.StepDone.class::isInstance)
                .map(Fact.StepDone.class::cast)
                .toList();
    }

    /** A step as it was last taken. */
    public Optional<Fact.StepDone> lastDone(String step) {
        return stepsDone().stream().filter(done -> done.step().equals(step)).reduce((first, last) -> last);
    }

    /** Whether an earlier step allowed this one, where it needs that. */
    public boolean grants(Step step) {
        return step.findNeeds()
                .map(grant -> lastDone(grant.step())
                        .filter(done -> grant.when().holds(done.content()))
                        .isPresent())
                .orElse(true);
    }

    /** When the clock next wants attention: at its next rung. One that is paused or stopped wants none. */
    public Optional<Instant> deadline() {
        return clock.filter(running -> running.state() == Clock.State.RUNNING)
                .flatMap(running -> nextRung().flatMap(rung -> running.at(rung.at())));
    }

    /** The first rung that this clock has not reached. */
    Optional<Rung> nextRung() {
        return pathway.escalation().stream().filter(rung -> rung.at() > told).findFirst();
    }

    /** The line that was called upon because this one's people did not answer: its people may act, too. */
    public Optional<MailAddress> standIn() {
        return law.stream()
                .map(Event.Law::fact)
                .filter(Fact.Escalated.class::isInstance)
                .map(fact -> ((Fact.Escalated) fact).standIn())
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later);
    }

    public ExchangeState after(Event event) {
        if (event instanceof Event.Law decided) {
            return after(decided);
        }
        if (event instanceof Event.Composed composed) {
            var more = new ArrayList<>(pending);
            more.add(composed);
            return with(state, law, steps, more, clock);
        }
        return this;
    }

    private ExchangeState after(Event.Law decided) {
        var longer = new ArrayList<>(law);
        longer.add(decided);
        ExchangeState next = with(state, longer, steps, pending, clock);
        return next.after(decided.fact());
    }

    private ExchangeState after(Fact fact) {
        if (fact instanceof Fact.StepDone done) {
            return settled(done.stepId(), done, pathway.step(done.step()).to());
        } else if (fact instanceof Fact.StepRefused refused) {
            return settled(refused.stepId(), refused, state);
        } else if (fact instanceof Fact.ClockStarted started) {
            return anew(Optional.of(started.clock()));
        } else if (fact instanceof Fact.ClockPaused paused) {
            return with(state, law, steps, pending, clock.map(running -> running.pause(paused.at())));
        } else if (fact instanceof Fact.ClockResumed resumed) {
            return with(state, law, steps, pending, clock.map(waiting -> waiting.resume(resumed.at())));
        } else if (fact instanceof Fact.ClockStopped stopped) {
            return with(state, law, steps, pending, clock.map(any -> any.stop(stopped.at())));
        } else if (fact instanceof Fact.ClockChanged changed) {
            return anew(clock.map(any -> any.change(changed.target(), changed.at())));
        } else if (fact instanceof Fact.Escalated escalated) {
            return new ExchangeState(
                    begun, pathway, state, law, steps, pending, clock, escalated.at(), breached, opened);
        } else if (fact instanceof Fact.ClockBreached) {
            return new ExchangeState(begun, pathway, state, law, steps, pending, clock, told, true, opened);
        } else if (fact instanceof Fact.Opened) {
            return new ExchangeState(begun, pathway, state, law, steps, pending, clock, told, breached, true);
        }
        return this;
    }

    private ExchangeState settled(Id stepId, Fact outcome, String newState) {
        var more = new LinkedHashMap<>(steps);
        more.put(stepId, outcome);
        List<Event.Composed> left = pending.stream()
                .filter(composed -> !composed.stepId().equals(stepId))
                .toList();
        return with(newState, law, more, left, clock);
    }

    private ExchangeState with(
            String newState,
            List<Event.Law> newLaw,
            Map<Id, Fact> newSteps,
            List<Event.Composed> newPending,
            Optional<Clock> newClock) {
        return new ExchangeState(
                begun, pathway, newState, newLaw, newSteps, newPending, newClock, told, breached, opened);
    }

    /** With a promise of its own, of which nobody was told anything yet. */
    private ExchangeState anew(Optional<Clock> promised) {
        return new ExchangeState(begun, pathway, state, law, steps, pending, promised, 0, false, opened);
    }
}
