package org.passerelle.specs.killed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rings at the first change under a folder that matters. */
final class FolderWatch implements AutoCloseable {
    private final WatchService changes;
    private final Thread watcher;

    private FolderWatch(WatchService changes, Predicate<Path> matters, Runnable ring) {
        this.changes = changes;
        this.watcher = new Thread(() -> watch(matters, ring), "folder-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Watches a folder and the folders in it as they are now. */
    static FolderWatch over(Path folder, Predicate<Path> matters, Runnable ring) {
        try (Stream<Path> inside = Files.walk(folder)) {
            WatchService changes = FileSystems.getDefault().newWatchService();
            for (Path each : inside.filter(Files::isDirectory).toList()) {
                each.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            }
            return new FolderWatch(changes, matters, ring);
        } catch (IOException unwatchable) {
            throw new UncheckedIOException(unwatchable);
        }
    }

    private void watch(Predicate<Path> matters, Runnable ring) {
        try {
            boolean seen = false;
            while (!seen) {
                WatchKey key = changes.take();
                Path folder = (Path) key.watchable();
                seen = key.pollEvents().stream()
                        .map(event -> (Path) event.context())
                        .anyMatch(file -> file != null && matters.test(folder.resolve(file)));
                key.reset();
            }
            ring.run();
        } catch (ClosedWatchServiceException | InterruptedException over) {
            // nothing of the kind happened meanwhile
        }
    }

    /** When this returns it does not ring any more. */
    @Override
    public void close() {
        try {
            changes.close();
            watcher.join();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
