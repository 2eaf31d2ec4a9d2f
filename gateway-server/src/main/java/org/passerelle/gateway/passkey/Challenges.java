package org.passerelle.gateway.passkey;

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

/** What browsers were asked to sign, in memory, each for one answer of the one that was asked, to the one question. */
final class Challenges {
    /** How long somebody may look for their key. */
    static final Duration LONGEST = Duration.ofMinutes(5);
    /** Questions that wait at once; the oldest makes room. */
    static final int MOST = 10_000;

    private static final int OCTETS = 32;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<Sha256, Asked> waiting = new LinkedHashMap<>();

    /** What is asked. */
    enum Question {
        LOGIN,
        ADDING
    }

    private record Asked(String challenge, Instant until) {}

    Challenges(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Asks; what was asked of the same before needs no answer any more.
     *
     * @param whom a secret of a browser or a session
     */
    synchronized String ask(Question question, String whom) {
        Instant now = clock.instant();
        waiting.values().removeIf(asked -> !now.isBefore(asked.until()));
        Sha256 key = key(question, whom);
        waiting.remove(key);
        if (waiting.size() >= MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        String challenge = drawn();
        waiting.put(key, new Asked(challenge, now.plus(LONGEST)));
        return challenge;
    }

    /** What that one was asked; no other answer finds it again. */
    synchronized Optional<String> take(Question question, String whom) {
        return Optional.ofNullable(waiting.remove(key(question, whom)))
                .filter(asked -> clock.instant().isBefore(asked.until()))
                .map(Asked::challenge);
    }

    /** 256 bits, in base64url. */
    String drawn() {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static Sha256 key(Question question, String whom) {
        return Sha256.hash((question + " " + whom).getBytes(StandardCharsets.UTF_8));
    }
}
