package org.passerelle.seal.revocation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.passerelle.port.fetch.Fetcher;

/** How long one judgement may still wait for answers, all of them together. */
final class Asking {
    private final Fetcher.Limits limits;
    private final InstantSource clock;
    private final Instant began;
    private boolean over;

    private Asking(Fetcher.Limits limits, InstantSource clock, boolean over) {
        this.limits = limits;
        this.clock = clock;
        this.began = clock.instant();
        this.over = over;
    }

    /** Nobody is asked. */
    static Asking nobody() {
        return new Asking(Fetcher.Limits.DEFAULT, () -> Instant.EPOCH, true);
    }

    /** All answers together may take as long as one. */
    static Asking within(Fetcher.Limits limits, InstantSource clock) {
        return new Asking(limits, clock, false);
    }

    /** The limits of the next answer; empty when nothing more is asked. */
    Optional<Fetcher.Limits> left() {
        Duration left = limits.time().minus(Duration.between(began, clock.instant()));
        return over || left.toMillis() < 1 ? Optional.empty() : Optional.of(limits.within(left));
    }

    /** Whether this judgement asks at all. */
    boolean isOver() {
        return over;
    }
}
