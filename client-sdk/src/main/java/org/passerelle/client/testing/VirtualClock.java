package org.passerelle.client.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when it is told to. */
public final class VirtualClock implements InstantSource {
    private Instant now;

    /** Starts at this instant and stays there. */
    public VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves the clock; a negative duration moves it back. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}
