package org.passerelle.exchange.rehearsal;

import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.pathway.Rung;

/** Whom a decision tells that time runs out, as its written form says it. */
final class Alarm {
    private Alarm() {}

    static Optional<String> of(Event.Law decided) {
        String type = EventJson.type(decided);
        if (type.equals("clock-warned")) {
            return Optional.of(Rung.Told.LINE.code());
        }
        if (!type.equals("escalated")) {
            return Optional.empty();
        }
        Json to = EventJson.payload(decided).get("to");
        return Optional.of(to instanceof Json.Text told ? told.value() : Rung.Told.COORDINATOR.code());
    }
}
