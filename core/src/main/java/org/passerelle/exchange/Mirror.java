package org.passerelle.exchange;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Clock;

/** Follows the keeper: applies its decisions in order and only checks that they are possible. */
public final class Mirror {
    private Mirror() {}

    /**
     * The state after one decision of the keeper.
     *
     * @throws org.passerelle.refusal.Refused {@link ExchangeRefusal#EVENT_GAP} when earlier ones are missing,
     *     {@link ExchangeRefusal#IMPOSSIBLE_EVENT} when it cannot follow
     */
    public static ExchangeState apply(ExchangeState state, Event.Law decided) {
        if (decided.number() > state.lastNumber() + 1) {
            throw Refusal.of(ExchangeRefusal.EVENT_GAP).refused();
        }
        boolean earlier = state.lastTime().filter(decided.time()::isBefore).isPresent();
        if (decided.number() <= state.lastNumber() || earlier || !possible(state, decided.fact())) {
            throw Refusal.of(ExchangeRefusal.IMPOSSIBLE_EVENT)
                    .with(FactKey.ACTUAL, decided.number())
                    .refused();
        }
        return state.after(decided);
    }

    private static boolean possible(ExchangeState state, Fact fact) {
        Optional<Clock> clock = state.clock();
        if (fact instanceof Fact.StepDone done) {
            Step step = state.pathway().step(done.step(), done.content());
            step.form().check(done.content());
            return state.pathway().mayAct(step, done.side())
                    && step.from().contains(state.state())
                    && !state.dismissed()
                    && !state.steps().containsKey(done.stepId());
        } else if (fact instanceof Fact.StepRefused refused) {
            return !state.steps().containsKey(refused.stepId());
        } else if (fact instanceof Fact.Opened) {
            return !state.opened();
        } else if (fact instanceof Fact.ClockStarted) {
            return clock.isEmpty() || in(clock, Clock.State.STOPPED);
        } else if (fact instanceof Fact.ClockPaused) {
            return in(clock, Clock.State.RUNNING);
        } else if (fact instanceof Fact.ClockResumed) {
            return in(clock, Clock.State.PAUSED);
        } else if (fact instanceof Fact.ClockStopped) {
            return in(clock, Clock.State.RUNNING) || in(clock, Clock.State.PAUSED);
        } else if (fact instanceof Fact.ClockChanged changed) {
            return (in(clock, Clock.State.RUNNING) || in(clock, Clock.State.PAUSED))
                    && clock.map(any -> any.change(changed.target(), changed.at()))
                            .flatMap(Clock::due)
                            .equals(Optional.ofNullable(changed.due()));
        } else if (fact instanceof Fact.Escalated escalated) {
            return in(clock, Clock.State.RUNNING) && escalated.at() > state.told();
        } else if (fact instanceof Fact.ClockBreached breached) {
            return !state.breached() && isDue(clock, breached.due());
        }
        if (fact instanceof Fact.Dismissed) {
            return state.begunByLine() && state.justBegun(); // else only who has nobody to tell it to decides that
        }
        return fact instanceof Fact.Withheld;
    }

    private static boolean in(Optional<Clock> clock, Clock.State state) {
        return clock.filter(any -> any.state() == state).isPresent();
    }

    private static boolean isDue(Optional<Clock> clock, Instant due) {
        return clock.flatMap(Clock::due).filter(due::equals).isPresent();
    }
}
