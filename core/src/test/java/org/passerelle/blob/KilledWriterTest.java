package org.passerelle.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;

/** A process killed while it writes leaves every blob that it kept, whole, and of the others nothing that bears a blob's name. */
class KilledWriterTest {
    @TempDir
    private Path folder;

    @Test
    void whatBearsABlobsNameIsWholeAndTheRestIsSwept() throws IOException, InterruptedException {
        List<String> kept = killAfter(20);

        FolderBlobs blobs = BlobLoop.open(folder, new SecureRandom());
        List<String> named = names();
        assertThat(named).containsAll(kept);
        for (String name : named) {
            if (!name.endsWith(".part")) {
                try (InputStream in = blobs.open(BlobLoop.AVIS, new Id(name))) {
                    assertThat(in.readAllBytes()).hasSize(BlobLoop.SIZE);
                }
            }
        }
        blobs.sweep(Instant.parse("2999-01-01T00:00:00Z"), (exchange, blob) -> true);
        assertThat(names()).noneMatch(name -> name.endsWith(".part")).containsAll(kept);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("blobs/00").resolve(BlobLoop.AVIS.hex()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private List<String> killAfter(int many) throws IOException, InterruptedException {
        Process process = BlobLoop.start(folder);
        List<String> kept = new ArrayList<>();
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.add(line);
                if (kept.size() == many) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(kept).hasSizeGreaterThanOrEqualTo(many);
        return kept;
    }
}
