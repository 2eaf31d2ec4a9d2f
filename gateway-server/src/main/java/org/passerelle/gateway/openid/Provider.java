package org.passerelle.gateway.openid;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The provider, asked over HTTPS: what it publishes is kept a while, its keys are fetched again for a token of a new one. */
final class Provider {
    /** How long what it says of itself is believed without asking again. */
    static final Duration KEPT = Duration.ofHours(1);
    /** Least time between two looks at its keys: tokens with made-up keys do not have us ask all day. */
    static final Duration BETWEEN = Duration.ofMinutes(1);

    /** How long it is not asked again what it publishes, once it did not answer. */
    static final Duration AFTER_SILENCE = Duration.ofSeconds(30);

    private static final Fetcher.Limits LIMITS = new Fetcher.Limits(Duration.ofSeconds(10), Published.LARGEST);

    private final URI issuer;
    private final Fetcher fetcher;
    private final InstantSource clock;
    private @Nullable Kept<Published> published;
    private @Nullable Kept<List<JWK>> keys;
    private @Nullable Instant silent;

    private record Kept<T>(T what, Instant since) {
        boolean isOlder(Duration age, Instant now) {
            return !now.isBefore(since.plus(age));
        }
    }

    Provider(URI issuer, Fetcher fetcher, InstantSource clock) {
        this.issuer = issuer;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    synchronized Published published() {
        Instant now = clock.instant();
        Kept<Published> before = published;
        if (before != null && !before.isOlder(KEPT, now)) {
            return before.what();
        }
        String base = issuer.toString().replaceAll("/+$", "");
        byte[] octets = once(URI.create(base + "/.well-known/openid-configuration"), now);
        Published read = Published.read(octets, issuer);
        published = new Kept<>(read, now);
        return read;
    }

    /** Its keys of that id, or all where a token names none. */
    synchronized List<JWK> keys(@Nullable String id) {
        Instant now = clock.instant();
        Kept<List<JWK>> before = keys;
        if (before == null || before.isOlder(KEPT, now)) {
            before = fetched(now);
        }
        List<JWK> fitting = named(before.what(), id);
        if (fitting.isEmpty() && before.isOlder(BETWEEN, now)) {
            fitting = named(fetched(now).what(), id);
        }
        return fitting;
    }

    private Kept<List<JWK>> fetched(Instant now) {
        byte[] octets = once(published().keys(), now);
        try {
            var read = new Kept<>(
                    List.copyOf(JWKSet.parse(new String(octets, StandardCharsets.UTF_8))
                            .getKeys()),
                    now);
            keys = read;
            return read;
        } catch (ParseException malformed) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused(malformed);
        }
    }

    /** Nobody waits for it again so soon after it did not answer: whoever waits holds what everybody's pages need. */
    private byte[] once(URI uri, Instant now) {
        Instant before = silent;
        if (before != null && now.isBefore(before.plus(AFTER_SILENCE))) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused();
        }
        silent = now;
        byte[] octets = get(uri, Map.of());
        silent = null;
        return octets;
    }

    private static List<JWK> named(List<JWK> keys, @Nullable String id) {
        return id == null
                ? keys
                : keys.stream().filter(key -> id.equals(key.getKeyID())).toList();
    }

    byte[] get(URI uri, Map<String, String> headers) {
        return fetch(new Fetcher.Order(uri, headers, null, LIMITS));
    }

    byte[] post(URI uri, Map<String, String> headers, String form) {
        var body = new Fetcher.Body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
        return fetch(new Fetcher.Order(uri, headers, body, LIMITS));
    }

    private byte[] fetch(Fetcher.Order order) {
        try {
            return fetcher.fetch(order);
        } catch (Refused unreachable) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused(unreachable);
        }
    }

    Optional<URI> endSession() {
        return Optional.ofNullable(published().endSession());
    }
}
