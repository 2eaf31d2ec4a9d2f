package org.passerelle.flow.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.catalogue.CatalogueReader;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** Looks for newer catalogues where settings say, once a day each; what is held serves on while nothing better comes. */
public final class FetchCatalogues {
    /** From one that was taken, or was the same again, to the next look. */
    public static final Duration PAUSE = Duration.ofDays(1);
    /** From a look that gave nothing to the next. */
    public static final Duration AGAIN = Duration.ofHours(1);

    /** What is waited for and read at most of one that is fetched. */
    public static final Fetcher.Limits LIMITS =
            new Fetcher.Limits(Duration.ofSeconds(30), CatalogueReader.LARGEST * 3 / 2);

    private final KnownCatalogues known;
    private final InstantSource clock;
    private final List<Source> sources;
    private final Map<String, Instant> next = new HashMap<>();
    private final Map<String, RefusalCode> told = new HashMap<>();

    /**
     * A place to look at.
     *
     * @param place its address, or its file's name
     * @param octets what is there now
     */
    public record Source(String place, Supplier<byte[]> octets) {}

    public FetchCatalogues(KnownCatalogues known, InstantSource clock, List<Source> sources) {
        this.known = known;
        this.clock = clock;
        this.sources = List.copyOf(sources);
    }

    /**
     * Looks wherever it is time; tells how many were taken.
     *
     * @throws Refused with the last reason for which one was not, once every place was looked at
     */
    public synchronized int step() {
        int taken = 0;
        @Nullable Refused failed = null;
        for (Source source : sources) {
            Instant now = clock.instant();
            if (now.isBefore(next.getOrDefault(source.place(), Instant.MIN))) {
                continue;
            }
            try {
                taken += known.take(source.octets().get(), source.place()) ? 1 : 0;
                next.put(source.place(), now.plus(PAUSE));
                told.remove(source.place());
            } catch (Refused refused) {
                next.put(source.place(), now.plus(AGAIN));
                tell(source.place(), refused.code());
                failed = refused;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return taken;
    }

    /** People are told once of what does not hold; that a host is away shows in the node's health alone. */
    private void tell(String place, RefusalCode code) {
        boolean away = code instanceof FetchRefusal || code == CatalogueRefusal.NOT_YET;
        if (!away && code != told.put(place, code)) {
            known.alarm(code);
        }
    }
}
