package org.passerelle.seal.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Bounded caches on the node's clock, without threads of their own. */
final class Caches {
    private Caches() {}

    /** Each value until its own end. */
    static <K, V> Cache<K, V> until(InstantSource clock, int most, Function<V, Instant> end) {
        return usual(clock, most)
                .expireAfter(Expiry.<K, V>creating((key, value) -> {
                    Duration left = Duration.between(clock.instant(), end.apply(value));
                    return left.isNegative() ? Duration.ZERO : left;
                }))
                .build();
    }

    /** Each value for so long. */
    static <K, V> Cache<K, V> lasting(InstantSource clock, int most, Duration time) {
        return usual(clock, most).expireAfterWrite(time).build();
    }

    private static Caffeine<Object, Object> usual(InstantSource clock, int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).ticker(ticker(clock));
    }

    private static Ticker ticker(InstantSource clock) {
        return () -> {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        };
    }
}
