package org.passerelle.directory.api;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.passerelle.port.fetch.Fetcher;

/**
 * How the directory's API is asked.
 *
 * @param base where its resources are, without a slash at its end
 * @param key who we are, asked for at each use: {@code ESANTE-API-KEY}; it goes to the base's host and to nobody else
 * @param keep how long an answer is believed without asking again, 30 days at most
 * @param limits of one answer
 */
public record ApiRules(URI base, Supplier<String> key, Duration keep, Fetcher.Limits limits) {
    /** How long an answer is believed. */
    public static final Duration USUAL_KEEP = Duration.ofHours(24);
    /** The longest that ANS allows. */
    public static final Duration LONGEST_KEEP = Duration.ofDays(30);
    /** One answer's limits: the API gives up after 30 s itself. */
    public static final Fetcher.Limits USUAL_LIMITS = new Fetcher.Limits(Duration.ofSeconds(10), 2 * 1024 * 1024);

    public ApiRules {
        if (base.getRawQuery() != null || base.toString().endsWith("/")) {
            throw new IllegalArgumentException("the base has neither a query nor a slash at its end");
        }
        if (keep.isNegative() || keep.compareTo(LONGEST_KEEP) > 0) {
            throw new IllegalArgumentException("answers are kept for 30 days at most");
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "ApiRules[…]";
    }
}
