package org.passerelle.specs.demo;

import java.time.Instant;
import java.time.InstantSource;

/** The time of the story: it moves when it is told to, never back. */
final class DemoClock implements InstantSource {
    private volatile Instant now;

    DemoClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void moveTo(Instant next) {
        if (next.isBefore(now)) {
            throw new IllegalArgumentException("a story does not go back");
        }
        now = next;
    }
}
