package org.passerelle.specs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.flow.Escalate;

/** After a stop, thousands are overdue: they are caught up in short calls, whatever is between two of them. */
class OverdueTest {
    private static final int OVERDUE = 2 * Escalate.BATCH + 30;

    @TempDir
    Path folder;

    @Test
    void eachCallServesABoundedNumberTheEarliestFirstUntilNoneIsLeft() {
        try (OpenExchanges exchanges = new OpenExchanges(folder, new SecureRandom())) {
            exchanges.due(OVERDUE);

            assertThat(exchanges.tick()).isEqualTo(Escalate.BATCH);
            assertThat(exchanges.told()).isEqualTo(Escalate.BATCH);
            assertThat(exchanges.tick()).isEqualTo(Escalate.BATCH);
            assertThat(exchanges.tick()).isEqualTo(30);
            assertThat(exchanges.tick()).isZero();
            assertThat(exchanges.told()).isEqualTo(OVERDUE);
        }
    }

    /** A file for each would be two {@code fsync} for each. */
    @Test
    void whoIsToldByMailCostsNoFileOfItsOwn() throws IOException {
        try (OpenExchanges exchanges = new OpenExchanges(folder, new SecureRandom())) {
            exchanges.telling(true);
            exchanges.due(OVERDUE);

            exchanges.ticks();
            assertThat(exchanges.mails()).isEqualTo(OVERDUE);
            try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
                assertThat(files).noneMatch(Files::isRegularFile);
            }
        }
    }

    @Test
    void aStopBetweenTwoCallsLosesNothingAndTellsNobodyTwice() {
        try (OpenExchanges exchanges = new OpenExchanges(folder, new SecureRandom())) {
            exchanges.due(OVERDUE);
            exchanges.tick();
            exchanges.stopped();

            int served = 0;
            for (int more = Escalate.BATCH; more > 0; served += more) {
                more = exchanges.tick();
            }
            assertThat(served).isEqualTo(OVERDUE - Escalate.BATCH);
            assertThat(exchanges.told()).isEqualTo(OVERDUE);
        }
    }
}
