package org.passerelle.specs.journeys;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that shows what it was last turned to. */
final class TurnedClock implements InstantSource {
    private volatile Instant now;

    TurnedClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void turn(Instant to) {
        now = to;
    }
}
