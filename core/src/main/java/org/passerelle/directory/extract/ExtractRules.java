package org.passerelle.directory.extract;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.fetch.Fetcher;

/**
 * Where the national extract comes from.
 *
 * @param file a file that somebody else keeps up to date, zipped or not, or null
 * @param uri where its zip is fetched, or null
 * @param refresh how long it is until a newer one is looked for
 * @param limits of one answer
 */
public record ExtractRules(@Nullable Path file, @Nullable URI uri, Duration refresh, Fetcher.Limits limits) {
    /** How often a newer extract is looked for: one is made each day. */
    public static final Duration USUAL_REFRESH = Duration.ofHours(24);
    /** One answer's limits: the zip has some 20 MB. */
    public static final Fetcher.Limits USUAL_LIMITS = new Fetcher.Limits(Duration.ofMinutes(2), 64 * 1024 * 1024);

    public ExtractRules {
        if (file == null == (uri == null)) {
            throw new IllegalArgumentException("the extract comes from a file or an address");
        }
    }
}
