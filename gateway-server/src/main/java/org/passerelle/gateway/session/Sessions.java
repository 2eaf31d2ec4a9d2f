package org.passerelle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PersonId;

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

    /**
     * Begins a session; tells its token, which nobody else knows.
     *
     * @param proof of the account's password or passkey
     */
    String begin(Account account, Sha256 proof, Session.Way way) {
        return begin(account.name(), account.person(), proof, way, null);
    }

    /** The same of somebody whom a provider vouches for. */
    synchronized String begin(
            String account, PersonId person, Sha256 proof, Session.Way way, @Nullable String idToken) {
        Instant now = clock.instant();
        sweep(now);
        if (sessions.size() >= rules.most()) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        String token = drawn();
        sessions.put(key(token), new Held(new Session(account, person, proof, drawn(), way, now, idToken), now));
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

    /** The session of that token, which this does not use: what a page does by itself keeps nobody logged in. */
    public synchronized Optional<Session> look(String token) {
        Instant now = clock.instant();
        Sha256 key = key(token);
        return sessions.entrySet().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(Map.Entry::getValue)
                .filter(held -> !isOver(held, now))
                .map(Held::session)
                .findFirst();
    }

    public synchronized void end(String token) {
        sessions.remove(key(token));
    }

    /**
     * One of an account's sessions.
     *
     * @param seen when it was used last
     */
    public record Open(Session session, Instant seen) {}

    /** The sessions of that account, the one that was used last first. */
    synchronized List<Open> of(String account) {
        sweep(clock.instant());
        return sessions.values().stream()
                .filter(held -> held.session().account().equals(account))
                .map(held -> new Open(held.session(), held.seen()))
                .sorted(Comparator.comparing(Open::seen).reversed())
                .toList();
    }

    /** Ends every session of that account but this one. */
    synchronized void endOthers(String account, String token) {
        Sha256 own = key(token);
        sessions.entrySet()
                .removeIf(entry -> !entry.getKey().equals(own)
                        && entry.getValue().session().account().equals(account));
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
