package org.passerelle.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.atrest.DurableFile;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/** A node's folder, held by this node alone until closed or until the process ends. */
public final class FolderLock implements AutoCloseable {
    /** The locked file's name. It is empty, and stays when nobody holds it. */
    public static final String FILE = "lock";

    // Kept here because on POSIX systems closing any channel of a locked file gives the whole process's lock away, so
    // that a
    // second attempt in this JVM must be refused before it opens the file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;
    private boolean closed;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Creates the folder if needed, for its owner only, and takes it.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#FOLDER_IN_USE} or {@link StoreRefusal#FOLDER}
     */
    public static FolderLock take(Path folder) {
        Path real = real(folder);
        if (!HELD.add(real)) {
            throw Refusal.of(StoreRefusal.FOLDER_IN_USE).refused();
        }
        @Nullable FolderLock taken = null;
        try {
            taken = new FolderLock(real, lock(real.resolve(FILE)));
            return taken;
        } catch (IOException unusable) {
            throw Refusal.of(StoreRefusal.FOLDER).refused(unusable);
        } finally {
            if (taken == null) {
                HELD.remove(real);
            }
        }
    }

    private static Path real(Path folder) {
        try {
            DurableFile.folder(folder);
            return folder.toRealPath();
        } catch (IOException unusable) {
            throw Refusal.of(StoreRefusal.FOLDER).refused(unusable);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            // another class loader's copy of this class holds it
            throw Refusal.of(StoreRefusal.FOLDER_IN_USE).refused(sameProcess);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw Refusal.of(StoreRefusal.FOLDER_IN_USE).refused();
        }
        return channel;
    }

    /** The folder, absolute, without links. */
    public Path folder() {
        return folder;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
        } catch (IOException unusable) {
            throw Refusal.of(StoreRefusal.FOLDER).refused(unusable);
        } finally {
            HELD.remove(folder);
        }
    }
}
