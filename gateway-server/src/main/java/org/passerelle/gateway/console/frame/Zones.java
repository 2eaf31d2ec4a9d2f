package org.passerelle.gateway.console.frame;

import java.time.ZoneId;
import java.util.Optional;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.sla.LineCalendar;

/** The time zone in which an exchange's moments are told: its line's, as its clock has it. */
public final class Zones {
    private Zones() {}

    /** That of a line whose card this is; the usual one where there is none. */
    public static ZoneId of(Optional<LineCard> card) {
        return card.map(known -> known.offer().calendar().zone()).orElse(LineCalendar.USUAL_ZONE);
    }

    public static ZoneId of(ExchangeState state) {
        return state.clock().map(clock -> clock.calendar().zone()).orElse(LineCalendar.USUAL_ZONE);
    }
}
