package org.passerelle.atrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are wholly there or not, on file systems that know POSIX rights and on one that does not. */
class DurableFileTest {
    @TempDir
    Path folder;

    @Test
    void isForTheOwnerOnlyWhereTheFileSystemCanSaySo() throws IOException {
        Assumptions.assumeTrue(DurableFile.posix(folder), "no POSIX rights here");
        Path file = write(folder.resolve("Cabinet de la Saulx/noeud 1"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    /** A zip archive stands for Windows: its file system has no POSIX view and no folder that can be opened. */
    @Test
    void worksWithoutPosixRights() throws IOException {
        try (FileSystem other = FileSystems.newFileSystem(folder.resolve("other.zip"), Map.of("create", "true"))) {
            assertThat(DurableFile.posix(other.getPath("/"))).isFalse();
            Path file = write(other.getPath("/Cabinet médical/nœud"));

            assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
        }
    }

    private static Path write(Path inFolder) throws IOException {
        DurableFile.folder(inFolder);
        DurableFile.folder(inFolder);
        Path draft = inFolder.resolve("key.new");
        try (FileChannel channel = DurableFile.create(draft)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        }
        assertThatThrownBy(() -> DurableFile.create(draft)).isInstanceOf(FileAlreadyExistsException.class);
        Path file = inFolder.resolve("key");
        DurableFile.rename(draft, file);
        assertThat(draft).doesNotExist();
        return file;
    }
}
