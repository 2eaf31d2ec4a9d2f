package org.passerelle.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.passerelle.refusal.Refusal;

/**
 * Lets people in by name and password. After five wrong ones in a row a name waits, twice as long each time, whether or not it is an
 * account's; a wrong name takes as long to refuse as a wrong password.
 */
public final class Doorman {
    /** Wrong passwords in a row that cost nothing but another try. */
    public static final int FREE_TRIES = 5;
    /** The first wait; each further wrong password doubles it. */
    public static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** The longest one. */
    public static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** Names whose failures are remembered; the one tried longest ago makes room. */
    public static final int MOST_NAMES = 10_000;
    /** Passwords hashed at the same time: each takes 19 MiB. */
    public static final int AT_ONCE = 4;

    private final AccountFile accounts;
    private final Sessions sessions;
    private final InstantSource clock;
    private final PasswordHash nobodys;
    private final Semaphore hashing = new Semaphore(AT_ONCE);
    /** In the order of the last try. */
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Failures(int inARow, Instant last) {
        boolean mustWait(Instant now) {
            if (inARow < FREE_TRIES) {
                return false;
            }
            int doublings = Math.min(inARow - FREE_TRIES, 10);
            Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
            return now.isBefore(last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
        }
    }

    public Doorman(AccountFile accounts, Sessions sessions, InstantSource clock, RandomGenerator random) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
        this.nobodys = PasswordHash.of("nobody ever has this one".toCharArray(), random);
    }

    /**
     * Begins a session.
     *
     * @return its token
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#WRONG}, {@link SessionRefusal#LOCKED},
     *     {@link SessionRefusal#BUSY}
     */
    public String enter(String name, char[] password) {
        requireNotLocked(name);
        if (!hashing.tryAcquire()) {
            throw Refusal.of(SessionRefusal.BUSY).refused();
        }
        Account account;
        try {
            account = accounts.find(name).orElse(null);
            PasswordHash hash = account == null ? nobodys : account.password();
            if (!hash.fits(password) || account == null) {
                failed(name);
                throw Refusal.of(SessionRefusal.WRONG).refused();
            }
        } finally {
            hashing.release();
        }
        synchronized (failures) {
            failures.remove(name);
        }
        return sessions.begin(account);
    }

    /** The session of that token, while its account has the password that began it. */
    public Optional<Session> find(String token) {
        return sessions.find(token)
                .filter(session -> accounts.find(session.account())
                        .filter(account -> account.proof().equals(session.proof()))
                        .isPresent());
    }

    public void leave(String token) {
        sessions.end(token);
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
            if (failures.size() >= MOST_NAMES) {
                failures.remove(failures.keySet().iterator().next());
            }
            failures.put(name, new Failures(before == null ? 1 : before.inARow() + 1, clock.instant()));
        }
    }
}
