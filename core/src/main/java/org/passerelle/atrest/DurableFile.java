package org.passerelle.atrest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are wholly there, for their owner only, or not at all, whenever the machine stops. */
public final class DurableFile {
    private DurableFile() {}

    /**
     * Creates a folder and those above it, for the owner only where the file system can say so; durably: whoever finds it there
     * finds it on disk, and so they create one after another.
     */
    public static synchronized void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        folderOf(folder);
        if (posix(folder)) {
            Files.createDirectories(folder, rights("rwx------"));
        } else {
            Files.createDirectories(folder);
        }
        syncFolderOf(folder);
    }

    /** Creates the folder that is to hold a file, as {@link #folder} does. */
    public static void folderOf(Path file) throws IOException {
        Path above = file.toAbsolutePath().getParent();
        if (above != null) {
            folder(above);
        }
    }

    /** Opens a new file for writing, for the owner only where the file system can say so. */
    public static FileChannel create(Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return posix(file) ? FileChannel.open(file, options, rights("rw-------")) : FileChannel.open(file, options);
    }

    /** Gives a file, already on disk, its final name in one durable step. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncFolderOf(to);
    }

    /** Whether the file system knows POSIX rights; where it does not (Windows), folders cannot be synced either. */
    static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void syncFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?> rights(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
