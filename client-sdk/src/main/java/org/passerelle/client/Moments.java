package org.passerelle.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.said.MomentWords;

/** A journal's entries as the SDK gives them, in French and without clinical content. */
final class Moments {
    private Moments() {}

    /** The entries after so many. */
    static List<Exchange.Moment> after(Snapshot snapshot, long version) {
        List<Exchange.Moment> moments = new ArrayList<>();
        for (int n = (int) Math.max(version, 0); n < snapshot.entries().size(); n++) {
            Snapshot.Entry entry = snapshot.entries().get(n);
            String words = MomentWords.of(entry.event(), snapshot.state().pathway(), snapshot.promise())
                    .fr();
            moments.add(new Exchange.Moment(n + 1L, entry.at(), MomentWords.kind(entry.event()), words));
        }
        return moments;
    }

    /** When the keeper decided a step. */
    static Instant timeOf(Fact.StepDone done, ExchangeState state) {
        return state.law().stream()
                .filter(law -> law.fact().equals(done))
                .map(Event.Law::time)
                .findFirst()
                .orElseThrow();
    }
}
