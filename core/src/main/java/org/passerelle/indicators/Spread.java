package org.passerelle.indicators;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long something took over many exchanges. A percentile is the nearest rank's: of n values in order the one at place ⌈p·n/100⌉,
 * always a time that was really taken, never one between two.
 *
 * @param count how many values
 * @param median P50
 */
public record Spread(int count, Duration median, Duration p75, Duration p90, Duration p95) {

    /** The percentiles, by name. */
    public static final List<String> NAMES = List.of("median", "p75", "p90", "p95");

    /** @param millis at least one value, in any order */
    static Spread of(long[] millis) {
        long[] ordered = millis.clone();
        Arrays.sort(ordered);
        return new Spread(
                ordered.length,
                nearestRank(ordered, 50),
                nearestRank(ordered, 75),
                nearestRank(ordered, 90),
                nearestRank(ordered, 95));
    }

    private static Duration nearestRank(long[] ordered, int percent) {
        int place = (int) (((long) percent * ordered.length + 99) / 100);
        return Duration.ofMillis(ordered[place - 1]);
    }

    /** In the order of {@link #NAMES}. */
    public List<Duration> values() {
        return List.of(median, p75, p90, p95);
    }

    /** The same in whole minutes, begun ones counted whole: no second of one exchange leaves the establishment. */
    Spread inMinutes() {
        return new Spread(count, minutes(median), minutes(p75), minutes(p90), minutes(p95));
    }

    private static Duration minutes(Duration exact) {
        return Duration.ofMinutes((exact.toMillis() + 59_999) / 60_000);
    }
}
