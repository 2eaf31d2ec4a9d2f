package org.passerelle.exchange;

import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
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
            Timekeeping.tick(decision);
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
        Timekeeping.tick(decision);
        decision.add(new Fact.StepDone(
                command.stepId(),
                command.step(),
                command.actor(),
                command.side(),
                content,
                command.base(),
                command.promise()));
        Timekeeping.take(decision, step, command);
    }

    /** What the law asks of a step before it is taken: side, state, actor and form. */
    public static Json.Obj check(ExchangeState state, Step step, Command.TakeStep command) {
        requirePossible(state, step, command);
        return step.saying(command.content()).form().check(command.content());
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
        requireGranted(state, step);
        if (command.base() > state.lastNumber()) {
            throw Refusal.of(ExchangeRefusal.BASE_UNKNOWN).refused();
        }
        boolean opening = step.from().contains(state.pathway().initialState());
        if (opening && !state.begunByLine() && command.actor().findDirectLine().isEmpty()) {
            throw Refusal.of(ExchangeRefusal.DIRECT_LINE).refused();
        }
    }

    private static void requireGranted(ExchangeState state, Step step) {
        if (!state.grants(step)) {
            throw Refusal.of(PathwayRefusal.NOT_ALLOWED)
                    .with(FactKey.STEP, step.name())
                    .refused();
        }
    }

    /** The clock that a step would start, as the line's card promises. */
    public static Clock promised(LineCard card, Step step, Json.Obj content, Instant from) {
        return Timekeeping.promised(card, step, content, from);
    }
}
