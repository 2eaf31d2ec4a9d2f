package org.passerelle.indicators;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.indicators.measured.Stretch;

/**
 * What is shown of some requests; what is not shown is hidden.
 *
 * @param volume how many
 * @param parts the parts of every breakdown that is shown, by their codes
 * @param times every stretch that took place at all
 */
public record Figures(Volume volume, Map<String, Map<String, Long>> parts, Map<Stretch, Timed> times) {

    public Figures {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }

    /**
     * How many requests, of how many patients; −1 where that is hidden.
     */
    public record Volume(long requests, int patients) {
        static final Volume HIDDEN = new Volume(-1, -1);

        public boolean isHidden() {
            return requests < 0;
        }
    }

    /**
     * The times of one stretch.
     *
     * @param gross null where it is hidden
     * @param net the same less the time in which information was awaited; null where it is hidden
     * @param counted whether it may be told how many were timed
     */
    public record Timed(@Nullable Spread gross, @Nullable Spread net, boolean counted) {
        static final Timed HIDDEN = new Timed(null, null, false);

        public Optional<Spread> findGross() {
            return Optional.ofNullable(gross);
        }

        public Optional<Spread> findNet() {
            return Optional.ofNullable(net);
        }
    }

    /** A share of two numbers, the second of which is not 0. */
    public record Share(long numerator, long denominator) {
        /** In percent, with one decimal, halves rounded up. */
        public String percent() {
            long tenths = (numerator * 2000 + denominator) / (denominator * 2);
            return tenths / 10 + "." + tenths % 10;
        }
    }

    /** The parts of that breakdown; empty where it is hidden. */
    public Optional<Map<String, Long>> of(Breakdown breakdown) {
        return Optional.ofNullable(parts.get(breakdown.code()));
    }

    /** Whether it is hidden what that rate is. */
    public boolean hides(Rate rate) {
        return of(rate.breakdown()).isEmpty();
    }

    /** The share; empty where it is hidden, or where there is nothing of which it could be a share. */
    public Optional<Share> of(Rate rate) {
        return of(rate.breakdown())
                .map(counts -> new long[] {sum(counts, rate.numerator()), sum(counts, rate.denominator())})
                .filter(both -> both[1] > 0)
                .map(both -> new Share(both[0], both[1]));
    }

    private static long sum(Map<String, Long> counts, Iterable<String> codes) {
        long sum = 0;
        for (String code : codes) {
            sum += counts.getOrDefault(code, 0L);
        }
        return sum;
    }
}
