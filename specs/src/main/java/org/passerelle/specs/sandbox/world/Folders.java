package org.passerelle.specs.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Writes and removes the sandbox's files. */
public final class Folders {
    private Folders() {}

    static Path text(Path file, String text) {
        return octets(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file, and the folders above it. */
    public static Path octets(Path file, byte[] octets) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, octets);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Copies what is in a folder into another one, which is made. */
    public static void copy(Path from, Path to) {
        try (var inside = Files.walk(from)) {
            for (Path one : inside.toList()) {
                Path there = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(one, there, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException uncopied) {
            throw new UncheckedIOException(uncopied);
        }
    }

    /** Removes a folder and all that is in it. */
    public static void delete(Path folder) {
        try (var inside = Files.walk(folder)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
