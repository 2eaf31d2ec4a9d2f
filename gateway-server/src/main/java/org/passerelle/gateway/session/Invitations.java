package org.passerelle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refusal;

/** Links that log somebody in without a password, in memory, by their hashes. The program alone makes them; no setting does. */
final class Invitations {
    /** Links that wait at once; the oldest makes room. */
    static final int MOST = 1000;

    private static final int TOKEN = 32;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<Sha256, Invited> waiting = new LinkedHashMap<>();

    /** How often a link serves. */
    enum Times {
        ONCE,
        /** Until it is too old: for a simulation, whose links stand on a screen. */
        ANY
    }

    private record Invited(String account, Instant until, Times times) {}

    Invitations(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    synchronized String make(String account, Duration lasting, Times times) {
        Instant now = clock.instant();
        waiting.values().removeIf(invited -> !now.isBefore(invited.until()));
        if (waiting.size() >= MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        byte[] octets = new byte[TOKEN];
        random.nextBytes(octets);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        waiting.put(key(token), new Invited(account, now.plus(lasting), times));
        return token;
    }

    /** The account that a link is for. */
    synchronized String take(String token) {
        Sha256 key = key(token);
        Invited invited = waiting.get(key);
        if (invited == null || !clock.instant().isBefore(invited.until())) {
            throw Refusal.of(SessionRefusal.INVITATION).refused();
        }
        if (invited.times() == Times.ONCE) {
            waiting.remove(key);
        }
        return invited.account();
    }

    private static Sha256 key(String token) {
        return Sha256.hash(token.getBytes(StandardCharsets.UTF_8));
    }
}
