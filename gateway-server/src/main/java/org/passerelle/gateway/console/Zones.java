package org.passerelle.gateway.console;

import java.time.ZoneId;
import org.passerelle.exchange.ExchangeState;

/** The time zone in which an exchange's moments are told: its line's, as its clock has it. */
final class Zones {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private Zones() {}

    static ZoneId of(ExchangeState state) {
        return state.clock().map(clock -> clock.calendar().zone()).orElse(PARIS);
    }
}
