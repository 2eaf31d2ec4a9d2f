package org.passerelle.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.passerelle.atrest.NodeKey;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.Change;

/** A process of its own that commits until it is killed, and prints each place once its commit was acknowledged. */
final class CommitLoop {
    static final int SEED = 42;

    private CommitLoop() {}

    public static void main(String[] folder) {
        var random = new SecureRandom();
        var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        Path path = Path.of(folder[0]);
        try (FolderLock lock = FolderLock.take(path);
                SqliteStore store =
                        SqliteStore.open(lock, NodeKey.readOrCreate(path.resolve("node.key"), random), random)) {
            Trail trail = new Trail(SEED);
            store.journals().head(trail.exchange()).ifPresent(head -> trail.continueAfter(head.leaf()));
            while (true) {
                Change.Append next = trail.next("event");
                store.commit(List.of(
                        next, new Change.Deadline(trail.exchange(), next.leaf().at())));
                out.println(next.leaf().n());
            }
        }
    }

    /** Starts one on a folder. */
    static Process start(Path folder) throws java.io.IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        CommitLoop.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
