package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.atrest.NodeKey;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** A process killed while it commits loses nothing that it acknowledged, and leaves its folder free. */
class KilledProcessTest {
    @TempDir
    private Path folder;

    @Test
    void losesNothingAcknowledgedAndLeavesAConsistentStore() throws IOException, InterruptedException {
        long least = 0;
        for (int round = 1; round <= 3; round++) {
            least = killAfter(least + 25L * round);

            assertThat(entries()).isGreaterThan(least);
        }
    }

    /** Lets a process commit until that place is acknowledged, kills it, and tells the last place acknowledged. */
    private long killAfter(long place) throws IOException, InterruptedException {
        Process process = CommitLoop.start(folder);
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            long last = -1;
            String line = lines.readLine();
            while (line != null) {
                last = Long.parseLong(line);
                if (last == place) {
                    assertFolderInUse();
                    // By its handle: destroying the Process itself would close the pipe that still holds
                    // acknowledgements.
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
            assertThat(last).isGreaterThanOrEqualTo(place);
            return last;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void assertFolderInUse() {
        assertThatThrownBy(() -> FolderLock.take(folder))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.FOLDER_IN_USE));
    }

    private long entries() {
        NodeKey key = NodeKey.read(folder.resolve("node.key"));
        Trail trail = new Trail(CommitLoop.SEED);
        try (FolderLock lock = FolderLock.take(folder);
                SqliteStore store = SqliteStore.open(lock, key, new SecureRandom())) {
            assertThat(store.audit().findings()).isEmpty();
            var rows = store.journals().entries(trail.exchange());
            JournalRow last = rows.get(rows.size() - 1);
            assertThat(last.leaf().n()).isEqualTo(rows.size() - 1L);
            assertThat(store.deadlines().next()).contains(last.leaf().at());
            return rows.size();
        }
    }
}
