package org.passerelle.gateway.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.passerelle.refusal.Refusal;

/** Passwords that are tried: few at once, and after some wrong ones in a row for a name only after a wait. */
final class Tries {
    private final InstantSource clock;
    private final Semaphore hashing = new Semaphore(Doorman.AT_ONCE);
    /** In the order of the last try. */
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Failures(int inARow, Instant last) {
        boolean mustWait(Instant now) {
            if (inARow < Doorman.FREE_TRIES) {
                return false;
            }
            int doublings = Math.min(inARow - Doorman.FREE_TRIES, 10);
            var wait = Doorman.FIRST_WAIT.multipliedBy(1L << doublings);
            return now.isBefore(last.plus(wait.compareTo(Doorman.LONGEST_WAIT) > 0 ? Doorman.LONGEST_WAIT : wait));
        }
    }

    Tries(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Tries one.
     *
     * @param fits hashes it
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#LOCKED}, {@link SessionRefusal#BUSY}, or {@code wrong}
     */
    void judge(String name, SessionRefusal wrong, BooleanSupplier fits) {
        requireNotLocked(name);
        if (!hashing.tryAcquire()) {
            throw Refusal.of(SessionRefusal.BUSY).refused();
        }
        try {
            if (!fits.getAsBoolean()) {
                failed(name);
                throw Refusal.of(wrong).refused();
            }
        } finally {
            hashing.release();
        }
        synchronized (failures) {
            failures.remove(name);
        }
    }

    private void requireNotLocked(String name) {
        synchronized (failures) {
            Failures before = failures.get(name);
            if (before != null && before.mustWait(clock.instant())) {
                throw Refusal.of(SessionRefusal.LOCKED).refused();
            }
        }
    }

    private void failed(String name) {
        synchronized (failures) {
            Failures before = failures.remove(name);
            if (failures.size() >= Doorman.MOST_NAMES) {
                failures.remove(failures.keySet().iterator().next());
            }
            failures.put(name, new Failures(before == null ? 1 : before.inARow() + 1, clock.instant()));
        }
    }
}
