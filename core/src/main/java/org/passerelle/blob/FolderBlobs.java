package org.passerelle.blob;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.atrest.ChunkedSealing;
import org.passerelle.atrest.DurableFile;
import org.passerelle.atrest.ExchangeKeys;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Blobs as files {@code blobs/ab/abcdef…/BLOB} of the node's folder, where {@code abcdef…} is the exchange: ids may be a
 * correspondent's, and must not reach another exchange's blobs. Each is encrypted under its exchange's key and bound to its
 * exchange and id. A blob is written under another name and gets its own in one durable step, so that a file that bears a
 * blob's name is whole.
 */
public final class FolderBlobs implements Blobs {
    /** The folder's name in the node's folder. */
    public static final String FOLDER = "blobs";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SHARD = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern PART = Pattern.compile("[0-9a-f]{32}\\.[0-9a-f]{32}\\.part");

    private final Path folder;
    private final ExchangeKeys keys;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Set<Path> beingWritten = ConcurrentHashMap.newKeySet();

    private FolderBlobs(Path folder, ExchangeKeys keys, SecureRandom random, InstantSource clock) {
        this.folder = folder;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The blobs of a node's folder, which the caller holds locked.
     *
     * @throws Refused {@link StoreRefusal#FOLDER} when their folder cannot be made
     */
    public static FolderBlobs open(Path nodeFolder, ExchangeKeys keys, SecureRandom random, InstantSource clock) {
        Path folder = nodeFolder.resolve(FOLDER);
        try {
            DurableFile.folder(folder);
        } catch (IOException unusable) {
            throw Refusal.of(StoreRefusal.FOLDER).refused(unusable);
        }
        return new FolderBlobs(folder, keys, random, clock);
    }

    @Override
    public BlobWriter create(Id exchange, Id blob) {
        Path file = file(exchange, blob);
        Path part = file.resolveSibling(blob.hex() + "." + Id.random(random).hex() + ".part");
        var key = keys.keyOf(exchange);
        try {
            DurableFile.folderOf(part);
            beingWritten.add(part);
            var sealing = new FileSealing(DurableFile.create(part), key, context(exchange, blob), random);
            return new FolderBlobWriter(part, file, sealing, this);
        } catch (IOException fault) {
            beingWritten.remove(part);
            throw unavailable(fault);
        }
    }

    /** Gives a written file the blob's name, and the house's time, by which the sweep judges its age. */
    void keep(Path part, Path file) throws IOException {
        Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
        DurableFile.rename(part, file);
        beingWritten.remove(part);
    }

    /** Removes a file that was not kept; if that fails, the sweep does it later. */
    void drop(Path part) throws IOException {
        beingWritten.remove(part);
        Files.deleteIfExists(part);
    }

    @Override
    public InputStream open(Id exchange, Id blob) {
        var key = keys.keyOf(exchange);
        try {
            InputStream file =
                    new BufferedInputStream(Files.newInputStream(file(exchange, blob)), ChunkedSealing.CHUNK);
            return ChunkedSealing.open(file, key, context(exchange, blob), StoreRefusal.ALTERED);
        } catch (NoSuchFileException missing) {
            throw Refusal.of(StoreRefusal.BLOB_MISSING).refused(missing);
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    @Override
    public long size(Id exchange, Id blob) {
        try {
            return ChunkedSealing.clearLength(Files.size(file(exchange, blob)), StoreRefusal.ALTERED);
        } catch (NoSuchFileException missing) {
            throw Refusal.of(StoreRefusal.BLOB_MISSING).refused(missing);
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    @Override
    public void drop(Id exchange, Id blob) {
        try {
            Files.deleteIfExists(file(exchange, blob));
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    @Override
    public int sweep(Instant keptBefore, BiPredicate<Id, Id> wanted) {
        int removed = 0;
        @Nullable IOException fault = null;
        try {
            for (Path exchange : exchanges()) {
                for (Path file : list(exchange, name -> true)) {
                    try {
                        removed += sweep(file, keptBefore, wanted) ? 1 : 0;
                    } catch (IOException oneFile) {
                        fault = oneFile;
                    }
                }
            }
        } catch (IOException unreadable) {
            fault = unreadable;
        }
        if (fault != null) {
            throw unavailable(fault);
        }
        return removed;
    }

    private boolean sweep(Path file, Instant keptBefore, BiPredicate<Id, Id> wanted) throws IOException {
        try {
            boolean old = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(keptBefore);
            return old && !beingWritten.contains(file) && isOurs(file, wanted) && Files.deleteIfExists(file);
        } catch (NoSuchFileException keptOrDroppedMeanwhile) {
            return false; // its writer was faster, which is as good
        }
    }

    /** Whether a file is one of ours that nobody wants. Others' files stay. */
    private static boolean isOurs(Path file, BiPredicate<Id, Id> wanted) {
        String name = file.getFileName().toString();
        Path exchange = file.getParent();
        return PART.matcher(name).matches()
                || (NAME.matcher(name).matches()
                        && exchange != null
                        && !wanted.test(Id.parse(exchange.getFileName().toString()), Id.parse(name)));
    }

    /** The exchanges' folders. One that is a link leads out of this node's folder, and is left alone. */
    private List<Path> exchanges() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path shard : list(folder, SHARD.asMatchPredicate())) {
            if (Files.isDirectory(shard, LinkOption.NOFOLLOW_LINKS)) {
                list(shard, NAME.asMatchPredicate()).stream()
                        .filter(exchange -> Files.isDirectory(exchange, LinkOption.NOFOLLOW_LINKS))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<Path> list(Path folder, Predicate<String> named) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> named.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private Path file(Id exchange, Id blob) {
        return folder.resolve(exchange.hex().substring(0, 2))
                .resolve(exchange.hex())
                .resolve(blob.hex());
    }

    private static byte[] context(Id exchange, Id blob) {
        return ("passerelle/blob/1\0" + exchange.hex() + "\0" + blob.hex()).getBytes(StandardCharsets.US_ASCII);
    }

    static Refused unavailable(IOException fault) {
        return Refusal.of(StoreRefusal.UNAVAILABLE).refused(fault);
    }
}
