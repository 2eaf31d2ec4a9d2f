package org.passerelle.flow.told;

import java.util.Optional;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;

/** Which of the line's decisions a practice's people are told of: what waits for them, what they waited for, and when to call. */
final class PracticeNews {
    private PracticeNews() {}

    static Optional<Reason> of(ExchangeState state, Event.Law decided) {
        Event.Begun begun = state.begun();
        if (decided.fact() instanceof Fact.Escalated rung) {
            return rung.to() == Rung.Told.REQUESTER && begun.own() == Side.REQUESTER
                    ? Optional.of(Reason.UNANSWERED)
                    : Optional.empty();
        } else if (!(decided.fact() instanceof Fact.StepDone done) || done.side() == begun.own() || begun.keeper()) {
            // what somebody entered here from an ordinary mail is no news to them
            return Optional.empty();
        } else if (decided.number() == 0) {
            return Optional.of(Reason.WRITTEN);
        } else if (begun.own() == Side.REQUESTER && done.side() == Side.EXPERT) {
            return ofLine(state.pathway().step(done.step(), done.content()));
        }
        return Optional.empty();
    }

    private static Optional<Reason> ofLine(Step step) {
        if (step.answers()) {
            return Optional.of(Reason.ANSWERED);
        }
        if (step.clock() == ClockEffect.PAUSE) {
            return Optional.of(Reason.ASKED);
        }
        // who takes a request says nothing; an appointment, another hour or another place is said
        return step.form().fields().isEmpty() ? Optional.empty() : Optional.of(Reason.CHANGED);
    }
}
