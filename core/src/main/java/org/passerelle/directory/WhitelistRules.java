package org.passerelle.directory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.fetch.Fetcher;

/**
 * Where MSSanté's list comes from and who may have signed it.
 *
 * @param file a file that somebody else keeps up to date, or null
 * @param uri where it is fetched, or null
 * @param signed whether an unsigned list is refused; a signature that is there must hold in any case
 * @param signerName the signer's CN, or null for any
 * @param signerUnit the signer's OU, or null for any
 * @param refresh how old the list may be before a newer one is looked for
 * @param limits of one answer
 */
public record WhitelistRules(
        @Nullable Path file,
        @Nullable URI uri,
        boolean signed,
        @Nullable String signerName,
        @Nullable String signerUnit,
        Duration refresh,
        Fetcher.Limits limits) {
    /** How often a newer list is looked for. */
    public static final Duration USUAL_REFRESH = Duration.ofHours(6);
    /** One answer's limits: the list is larger than others. */
    public static final Fetcher.Limits USUAL_LIMITS = new Fetcher.Limits(Duration.ofSeconds(30), 32 * 1024 * 1024);

    public WhitelistRules {
        if (file == null == (uri == null)) {
            throw new IllegalArgumentException("the list comes from a file or an address");
        }
    }
}
