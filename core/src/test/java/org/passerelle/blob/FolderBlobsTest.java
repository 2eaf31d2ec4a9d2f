package org.passerelle.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.atrest.DataKey;
import org.passerelle.canon.Id;
import org.passerelle.port.BlobsContract;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** Blobs in a folder keep the blobs' contract, and their files bear nothing but what may be read by anybody. */
class FolderBlobsTest implements BlobsContract {
    private final SecureRandom random = new SecureRandom();
    private final Map<Id, DataKey> keys = new ConcurrentHashMap<>();
    private final Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    private Path folder;

    private FolderBlobs blobs;

    @BeforeEach
    void open() {
        blobs = FolderBlobs.open(
                folder, exchange -> keys.computeIfAbsent(exchange, made -> DataKey.random(random)), random, () -> now);
    }

    @Override
    public Blobs blobs() {
        return blobs;
    }

    @Override
    public Blobs reopened() {
        open();
        return blobs;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Test
    void refusesEveryFlippedByteOfASmallBlob() throws IOException {
        Id blob = keep("Nævus atypique");
        Path file = file(blob);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            Files.write(file, flipped);
            assertAltered(blob);
        }
        Files.write(file, whole);
        assertThat(blobs.open(AVIS, blob).readAllBytes()).isEqualTo("Nævus atypique".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesABlobUnderAnothersName() throws IOException {
        Id one = keep("one");
        Id other = keep("other");

        Files.copy(file(one), file(other), StandardCopyOption.REPLACE_EXISTING);

        assertAltered(other);
    }

    @Test
    void namesFilesByExchangeAndIdAndLeavesNothingElse() throws IOException {
        Id blob = keep("Nævus atypique");
        try (BlobWriter dropped = blobs.create(AVIS, OTHER)) {
            dropped.write(1);
        }

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file(blob));
        }
        assertThat(new String(Files.readAllBytes(file(blob)), StandardCharsets.ISO_8859_1))
                .doesNotContain("atypique");
    }

    @Test
    void sweepsWhatAKilledProcessLeftHalfWrittenOnceItIsOldAndNothingForeign() throws IOException {
        Path shard =
                Files.createDirectories(folder.resolve("blobs").resolve("00").resolve(AVIS.hex()));
        Path old = shard.resolve("ab".repeat(16) + "." + "cd".repeat(16) + ".part");
        Path young = shard.resolve("ab".repeat(16) + "." + "ef".repeat(16) + ".part");
        Path foreign = shard.resolve("readme.txt");
        for (Path file : List.of(old, young, foreign)) {
            Files.write(file, new byte[] {1});
            Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofDays(file.equals(young) ? 0 : 2))));
        }

        blobs.sweep(now.minus(Duration.ofDays(1)), (exchange, blob) -> false);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void neverFollowsALinkIntoAnotherNodesFolder() throws IOException {
        Path others = Files.createDirectories(folder.resolve("other-node"));
        Path blob = Files.write(others.resolve("cd".repeat(16)), new byte[] {1});
        Files.setLastModifiedTime(blob, FileTime.from(now.minus(Duration.ofDays(99))));
        Path shard = Files.createDirectories(folder.resolve("blobs").resolve("ab"));
        Files.createSymbolicLink(shard.resolve("ab".repeat(16)), others);
        Files.createSymbolicLink(folder.resolve("blobs").resolve("ef"), others);

        assertThat(blobs.sweep(now, (exchange, id) -> false)).isZero();

        assertThat(blob).exists();
    }

    private Id keep(String text) throws IOException {
        Id blob = Id.random(random);
        try (BlobWriter writer = blobs.create(AVIS, blob)) {
            writer.write(text.getBytes(StandardCharsets.UTF_8));
            writer.keep();
        }
        return blob;
    }

    private Path file(Id blob) {
        return folder.resolve("blobs").resolve("00").resolve(AVIS.hex()).resolve(blob.hex());
    }

    private void assertAltered(Id blob) {
        assertThatThrownBy(() -> blobs.open(AVIS, blob).readAllBytes())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.ALTERED));
    }
}
