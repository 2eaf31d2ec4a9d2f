package org.passerelle.gateway.openid;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Sha256;

/** Logins that were begun and did not come back yet, in memory, each for one use by the browser that began it. */
final class Begun {
    /** How long somebody may take at the provider. */
    static final Duration LONGEST = Duration.ofMinutes(10);
    /** Logins under way at once; the oldest makes room. */
    static final int MOST = 10_000;

    private static final int OCTETS = 32;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<Sha256, Held> logins = new LinkedHashMap<>();

    /**
     * What a login began with.
     *
     * @param state comes back through the browser (RFC 6749 §10.12)
     * @param browser stays in its cookie
     * @param nonce comes back inside the token
     * @param verifier whose hash went ahead (RFC 7636)
     * @param next where it leads
     */
    record Login(String state, String browser, String nonce, String verifier, String next) {
        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    private record Held(Login login, Instant until) {}

    Begun(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    synchronized Login begin(String next) {
        Instant now = clock.instant();
        logins.values().removeIf(held -> !now.isBefore(held.until()));
        if (logins.size() >= MOST) {
            logins.remove(logins.keySet().iterator().next());
        }
        var login = new Login(drawn(), drawn(), drawn(), drawn(), next);
        logins.put(key(login.state()), new Held(login, now.plus(LONGEST)));
        return login;
    }

    /** The login of that state, if this browser began it; no other answer finds it again. */
    synchronized Optional<Login> take(String state, String browser) {
        return Optional.ofNullable(logins.remove(key(state)))
                .filter(held -> clock.instant().isBefore(held.until()))
                .map(Held::login)
                .filter(login -> key(login.browser()).equals(key(browser)));
    }

    /** 256 bits, written in 43 characters. */
    String drawn() {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static Sha256 key(String token) {
        return Sha256.hash(token.getBytes(StandardCharsets.UTF_8));
    }
}
