package org.passerelle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Sha256;

/**
 * Who is logged in, in memory: a restart logs everybody out. Only hashes of the tokens are held. One that nobody used for a while, or
 * that is old, is over.
 */
public final class Sessions {
    /** What a gateway takes unless its settings say otherwise. */
    public static final Rules USUAL = new Rules(Duration.ofMinutes(30), Duration.ofHours(12), 10_000);

    private static final int TOKEN = 32;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Rules rules;
    /** In the order of their last use. */
    private final LinkedHashMap<Sha256, Held> sessions = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * How long sessions live.
     *
     * @param idle without a request
     * @param longest in all
     * @param most at once; the one unused for longest makes room
     */
    public record Rules(Duration idle, Duration longest, int most) {}

    private record Held(Session session, Instant seen) {}

    public Sessions(InstantSource clock, RandomGenerator random, Rules rules) {
        this.clock = clock;
        this.random = random;
        this.rules = rules;
    }

    /** Begins a session; tells its token, which nobody else knows. */
    public synchronized String begin(Account account) {
        Instant now = clock.instant();
        sweep(now);
        if (sessions.size() >= rules.most()) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        String token = drawn();
        sessions.put(
                key(token),
                new Held(new Session(account.name(), account.person(), account.proof(), drawn(), now), now));
        return token;
    }

    /** The session of that token, used now. */
    public synchronized Optional<Session> find(String token) {
        Instant now = clock.instant();
        Sha256 key = key(token);
        Held held = sessions.get(key);
        if (held == null || isOver(held, now)) {
            sessions.remove(key);
            return Optional.empty();
        }
        sessions.put(key, new Held(held.session(), now));
        return Optional.of(held.session());
    }

    public synchronized void end(String token) {
        sessions.remove(key(token));
    }

    private void sweep(Instant now) {
        sessions.values().removeIf(held -> isOver(held, now));
    }

    private boolean isOver(Held held, Instant now) {
        return !now.isBefore(held.seen().plus(rules.idle()))
                || !now.isBefore(held.session().begun().plus(rules.longest()));
    }

    private String drawn() {
        byte[] octets = new byte[TOKEN];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static Sha256 key(String token) {
        return Sha256.hash(token.getBytes(StandardCharsets.UTF_8));
    }
}
