package org.passerelle.directory.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.Directory.Answer;

/** The youngest answers, each for a while: one that knows nobody for a tenth of it, since mailboxes are made every day. */
final class KeptAnswers {
    private static final int SHORTER = 10;

    private final Duration keep;
    private final Map<String, Kept> answers;

    private record Kept(Answer answer, Instant until) {}

    KeptAnswers(int most, Duration keep) {
        this.keep = keep;
        this.answers = new LinkedHashMap<>(16, 0.75F, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                return size() > most;
            }
        };
    }

    @Nullable
    Answer find(String question, Instant now) {
        Kept kept = answers.get(question);
        if (kept == null || !now.isBefore(kept.until())) {
            answers.remove(question);
            return null;
        }
        return kept.answer();
    }

    void keep(String question, Answer answer, Instant now) {
        Duration time = answer.entries().isEmpty() ? keep.dividedBy(SHORTER) : keep;
        answers.put(question, new Kept(answer, now.plus(time)));
    }
}
