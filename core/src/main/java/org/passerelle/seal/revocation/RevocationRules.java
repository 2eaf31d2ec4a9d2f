package org.passerelle.seal.revocation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.passerelle.port.fetch.Fetcher;

/**
 * How revocation is learned, and what its lack means.
 *
 * @param lists addresses of further lists, besides the certificates' own
 * @param required whether a certificate of which nobody tells is awaited too, instead of being judged without
 * @param refresh how old a list or an answer may be before a newer one is asked for; it serves on until it expires
 * @param retry how long somebody who did not answer is not asked again
 * @param limits of one answer
 */
public record RevocationRules(
        List<URI> lists, boolean required, Duration refresh, Duration retry, Fetcher.Limits limits) {
    /** How old data may be before newer ones are asked for. */
    public static final Duration USUAL_REFRESH = Duration.ofHours(1);
    /** How long somebody who did not answer is left in peace. */
    public static final Duration USUAL_RETRY = Duration.ofMinutes(1);
    /** Most lists held at once. */
    static final int MOST_LISTS = 200;
    /** Most OCSP answers held at once. */
    static final int MOST_ANSWERS = 10_000;
    /** Most certificates that are asked about again while somebody waits for them. */
    static final int MOST_AWAITED = 1000;

    public RevocationRules {
        lists = List.copyOf(lists);
        if (refresh.isNegative() || refresh.isZero() || retry.isNegative() || retry.isZero()) {
            throw new IllegalArgumentException("times are positive");
        }
    }

    /** The certificates' own sources alone, with the usual times and limits. */
    public static RevocationRules usual() {
        return new RevocationRules(List.of(), false, USUAL_REFRESH, USUAL_RETRY, Fetcher.Limits.DEFAULT);
    }
}
