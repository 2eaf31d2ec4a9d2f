package org.passerelle.specs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.canon.Id;
import org.passerelle.client.Exchange;
import org.passerelle.client.testing.SimulatedHospital;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;

/** The keeper's decisions, as made and as told. */
final class Decisions {
    private static final Set<String> TYPES = Set.of(
            "request",
            "take",
            "ask",
            "supply",
            "answer",
            "close",
            "decline",
            "withdraw",
            "step-refused",
            "opened",
            "clock-started",
            "clock-paused",
            "clock-resumed",
            "clock-stopped",
            "clock-changed",
            "clock-breached",
            "escalated");

    private Decisions() {}

    /** In the order in which the line's node took them. */
    static List<String> made(SimulatedHospital hospital, String exchange) {
        return hospital.node().view(new Id(exchange)).state().law().stream()
                .map(law -> law.fact() instanceof Fact.StepDone done ? done.step() : EventJson.type(law))
                .collect(Collectors.toList());
    }

    /** In the order in which the requester's node learnt them. */
    static List<String> told(Exchange exchange) {
        return exchange.now().moments().stream()
                .map(Exchange.Moment::kind)
                .filter(TYPES::contains)
                .collect(Collectors.toList());
    }
}
