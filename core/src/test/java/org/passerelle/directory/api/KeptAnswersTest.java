package org.passerelle.directory.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.passerelle.port.trust.Directory.Answer;

class KeptAnswersTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

    @Test
    void theAnswerAskedForLongestAgoGoesFirst() {
        var kept = new KeptAnswers(2, Duration.ofHours(1));
        kept.keep("a", Answer.UNKNOWN, START);
        kept.keep("b", Answer.UNKNOWN, START);
        assertThat(kept.find("a", START)).isNotNull();
        kept.keep("c", Answer.UNKNOWN, START);

        assertThat(kept.find("b", START)).isNull();
        assertThat(kept.find("a", START)).isNotNull();
    }
}
