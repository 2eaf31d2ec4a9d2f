package org.passerelle.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.refusal.HouseBug;
import org.passerelle.sla.Clock;

/** The facts decided so far and the state after them. */
final class Decision {
    final Terms terms;
    final Instant time;
    final List<Event.Law> law = new ArrayList<>();
    ExchangeState state;

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
