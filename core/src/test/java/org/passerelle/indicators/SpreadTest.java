package org.passerelle.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percentiles by the nearest rank: of the values 1…n the p-th percentile is ⌈p·n/100⌉. */
class SpreadTest {

    @ParameterizedTest
    @CsvSource({
        "1,    1,  1,  1,  1",
        "2,    1,  2,  2,  2",
        "4,    2,  3,  4,  4",
        "5,    3,  4,  5,  5",
        "10,   5,  8,  9,  10",
        "20,   10, 15, 18, 19",
        "21,   11, 16, 19, 20",
        "100,  50, 75, 90, 95",
        "101,  51, 76, 91, 96"
    })
    void takesTheNearestRank(int count, long median, long p75, long p90, long p95) {
        long[] values = LongStream.rangeClosed(1, count)
                .map(v -> count + 1 - v)
                .map(v -> v * 60_000)
                .toArray();

        assertThat(Spread.of(values).values())
                .containsExactly(
                        Duration.ofMinutes(median),
                        Duration.ofMinutes(p75),
                        Duration.ofMinutes(p90),
                        Duration.ofMinutes(p95));
    }

    @Test
    void countsBegunMinutesWholeForOthers() {
        Spread exact = Spread.of(new long[] {60_000, 60_001});

        assertThat(exact.inMinutes().values())
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMinutes(2));
    }
}
