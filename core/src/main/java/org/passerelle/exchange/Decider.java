package org.passerelle.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Clock;

/**
 * Decides, on the keeper's node, what a command does: facts, or a refusal. Pure: the same state, command and time give the
 * same facts. It interprets the pathway and knows none by name.
 */
public final class Decider {
    private Decider() {}

    /**
     * Decides a command.
     *
     * @param terms what the line brings
     * @param now the keeper's time; a clock that went back is held at its last decision
     * @return the facts in order; none when the command changes nothing
     * @throws org.passerelle.refusal.Refused when the law forbids it
     */
    public static List<Event.Law> decide(ExchangeState state, Command command, Terms terms, Instant now) {
        var decision = new Decision(state, terms, now);
        if (command instanceof Command.Tick) {
            tick(decision);
        } else if (command instanceof Command.Look look) {
            if (!state.opened() && !state.ended() && !state.begunByLine()) {
                decision.add(new Fact.Opened(look.reader()));
            }
        } else if (command instanceof Command.Dismiss dismiss) {
            dismiss(decision, dismiss);
        } else if (command instanceof Command.TakeStep step) {
            take(decision, step);
        }
        return decision.law;
    }

    /** The fact that a step of the other side was refused, so that both traces tell the crossing. */
    public static List<Event.Law> refuse(ExchangeState state, Command.TakeStep step, Refusal why, Instant now) {
        var decision = new Decision(state, Terms.NONE, now);
        decision.add(new Fact.StepRefused(
                step.stepId(), step.step(), step.actor(), why.code().code()));
        return decision.law;
    }

    private static void dismiss(Decision decision, Command.Dismiss command) {
        ExchangeState state = decision.state;
        boolean nothingAsked = state.begun().inClear() && state.opening().isEmpty();
        boolean takenBack = state.begunByLine() && state.justBegun();
        if (!nothingAsked && !takenBack || state.ended()) {
            throw Refusal.of(ExchangeRefusal.NOT_IN_STATE)
                    .with(FactKey.STATE, state.state())
                    .refused();
        }
        int length = command.reason().codePointCount(0, command.reason().length());
        if (command.reason().isBlank() || length > Fact.Dismissed.LONGEST) {
            throw Refusal.of(ExchangeRefusal.REASON)
                    .with(FactKey.LIMIT, Fact.Dismissed.LONGEST)
                    .refused();
        }
        decision.add(new Fact.Dismissed(command.by(), command.reason()));
        if (state.clock().filter(clock -> clock.state() != Clock.State.STOPPED).isPresent()) {
            Clock clock = decision.clock();
            decision.add(new Fact.ClockStopped(decision.time, clock.gross(decision.time), clock.net(decision.time)));
        }
    }

    private static void take(Decision decision, Command.TakeStep command) {
        if (decision.state.steps().containsKey(command.stepId())) {
            return;
        }
        Step step = decision.state.pathway().step(command.step());
        Json.Obj content = check(decision.state, step, command);
        tick(decision);
        decision.add(new Fact.StepDone(
                command.stepId(), command.step(), command.actor(), content, command.base(), command.promise()));
        clock(decision, step, command);
    }

    /** What the law asks of a step before it is taken: side, state, actor and form. */
    public static Json.Obj check(ExchangeState state, Step step, Command.TakeStep command) {
        requirePossible(state, step, command);
        return step.form().check(command.content());
    }

    /** The same without the form, for a step whose documents are not attached yet. */
    public static void requirePossible(ExchangeState state, Step step, Command.TakeStep command) {
        if (!state.pathway().mayAct(step, command.side())) {
            throw Refusal.of(ExchangeRefusal.NOT_YOUR_STEP)
                    .with(FactKey.STEP, step.name())
                    .refused();
        }
        if (!step.from().contains(state.state()) || state.dismissed()) {
            throw Refusal.of(ExchangeRefusal.NOT_IN_STATE)
                    .with(FactKey.STEP, step.name())
                    .with(FactKey.STATE, state.state())
                    .refused();
        }
        if (command.base() > state.lastNumber()) {
            throw Refusal.of(ExchangeRefusal.BASE_UNKNOWN).refused();
        }
        boolean opening = step.from().contains(state.pathway().initialState());
        if (opening && !state.begunByLine() && command.actor().findDirectLine().isEmpty()) {
            throw Refusal.of(ExchangeRefusal.DIRECT_LINE).refused();
        }
    }

    /** The clock that a step would start, as the line's card promises. */
    public static Clock promised(LineCard card, Json.Obj content, Instant from) {
        String urgency = content.findText(Form.URGENCY).orElse("");
        return started(card, urgency, from);
    }

    private static Clock started(LineCard card, String target, Instant from) {
        return Clock.start(card.offer().target(target), card.offer().calendar(), from);
    }

    private static void clock(Decision decision, Step step, Command.TakeStep command) {
        Instant counted = command.promise().from();
        switch (step.clock()) {
            case START -> {
                LineCard card = decision.terms.card();
                if (card == null) {
                    throw new HouseBug("a step that starts the clock comes with the line's card");
                }
                requireNoClock(decision, step);
                decision.add(new Fact.ClockStarted(step.findTarget()
                        .map(target -> started(card, target, counted))
                        .orElseGet(() -> promised(card, command.content(), counted))));
            }
            case PAUSE -> decision.add(new Fact.ClockPaused(decision.time));
            case RESUME -> {
                Clock paused = decision.clock();
                Instant pausedAt =
                        paused.pauses().get(paused.pauses().size() - 1).from();
                Instant notAhead = counted.isAfter(decision.time) ? decision.time : counted;
                Instant at = notAhead.isBefore(pausedAt) ? pausedAt : notAhead;
                Clock running = paused.resume(at);
                decision.add(new Fact.ClockResumed(at, running.due().orElseThrow()));
            }
            case STOP -> {
                Clock clock = decision.clock();
                Instant at = decision.state.begun().inClear() ? within(clock, counted, decision.time) : decision.time;
                decision.add(new Fact.ClockStopped(at, clock.gross(at), clock.net(at)));
            }
            case CHANGE -> throw beyond(step);
            case NONE -> {}
        }
    }

    private static void requireNoClock(Decision decision, Step step) {
        if (decision.state.clock().isPresent()) {
            throw beyond(step);
        }
    }

    private static RuntimeException beyond(Step step) {
        return Refusal.of(ExchangeRefusal.BEYOND)
                .with(FactKey.STEP, step.name())
                .with(FactKey.SETTING, step.clock().code())
                .refused();
    }

    /** When an ordinary mail said it, which somebody entered later: not before the clock's last change, nor after now. */
    private static Instant within(Clock clock, Instant counted, Instant now) {
        Instant last = clock.pauses().stream()
                .map(pause -> pause.findUntil().orElse(pause.from()))
                .reduce(clock.from(), (earlier, later) -> later);
        Instant at = counted.isAfter(now) ? now : counted;
        return at.isBefore(last) ? last : at;
    }

    /** Warning before the due date, breach and escalation at it: never early, all of them after a stop. */
    private static void tick(Decision decision) {
        ExchangeState state = decision.state;
        if (state.clock().isEmpty() || state.breached() || state.clock().get().state() != Clock.State.RUNNING) {
            return;
        }
        Instant due = state.clock().get().due().orElseThrow();
        Instant warnAt = state.clock().get().at(ExchangeState.WARNED).orElseThrow();
        if (!state.warned() && !decision.time.isBefore(warnAt)) {
            decision.add(new Fact.ClockWarned(due));
        }
        if (!decision.time.isBefore(due)) {
            decision.add(new Fact.ClockBreached(due));
            decision.add(new Fact.Escalated(decision.terms.coordinators()));
        }
    }

    /** The facts decided so far and the state after them. */
    private static final class Decision {
        private final Terms terms;
        private final Instant time;
        private final List<Event.Law> law = new ArrayList<>();
        private ExchangeState state;

        Decision(ExchangeState state, Terms terms, Instant now) {
            this.state = state;
            this.terms = terms;
            this.time = state.lastTime().filter(last -> last.isAfter(now)).orElse(now);
        }

        void add(Fact fact) {
            var decided = new Event.Law(state.lastNumber() + 1, time, fact);
            law.add(decided);
            state = state.after(decided);
        }

        Clock clock() {
            return state.clock().orElseThrow(() -> new HouseBug("the pathway started its clock"));
        }
    }
}
