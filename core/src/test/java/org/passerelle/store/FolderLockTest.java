package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** A folder belongs to one node at a time. What another process does is in {@link KilledProcessTest}. */
class FolderLockTest {
    @TempDir
    private Path folder;

    @Test
    void refusesASecondNodeInTheSameProcessUntilTheFirstIsClosed() {
        FolderLock first = FolderLock.take(folder);
        assertRefused(folder, StoreRefusal.FOLDER_IN_USE);
        assertRefused(folder.resolve("..").resolve(folder.getFileName()), StoreRefusal.FOLDER_IN_USE);

        first.close();
        first.close();

        FolderLock.take(folder).close();
    }

    @Test
    void takesSeveralFoldersInOneProcess() {
        try (FolderLock one = FolderLock.take(folder.resolve("practice"));
                FolderLock other = FolderLock.take(folder.resolve("hospital"))) {
            assertThat(one.folder()).isNotEqualTo(other.folder()).isDirectory();
        }
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused(file, StoreRefusal.FOLDER);
        assertRefused(file.resolve("below"), StoreRefusal.FOLDER);
    }

    private static void assertRefused(Path path, StoreRefusal code) {
        assertThatThrownBy(() -> FolderLock.take(path))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
