package org.passerelle.specs.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The sandbox's time: it stands where it was moved to while the past is played, then runs on from there, as fast as it is told. */
public final class SandboxClock implements InstantSource {
    private final LongSupplier nanos;
    private Instant base;
    private long since;
    private long speed;

    /**
     * @param start where it stands
     * @param nanos what it runs by
     */
    public SandboxClock(Instant start, LongSupplier nanos) {
        this.base = start;
        this.nanos = nanos;
    }

    @Override
    public synchronized Instant instant() {
        return speed == 0 ? base : base.plusNanos(Math.multiplyExact(nanos.getAsLong() - since, speed));
    }

    /** Moves a standing clock on; an earlier time than its own leaves it where it is. */
    public synchronized void moveTo(Instant later) {
        if (speed != 0) {
            throw new IllegalStateException("a clock that runs is not moved");
        }
        base = later.isAfter(base) ? later : base;
    }

    /**
     * Lets it run on from that time, or from its own where that is later.
     *
     * @param times minutes in a minute
     */
    public synchronized void run(Instant from, int times) {
        moveTo(from);
        since = nanos.getAsLong();
        speed = times;
    }

    /** How much real time it takes until it has gone on by that much. */
    public synchronized Duration real(Duration time) {
        return speed == 0 ? time : time.dividedBy(speed);
    }
}
