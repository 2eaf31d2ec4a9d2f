package org.passerelle.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.port.fetch.LastGood;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last good copies as files of one folder, which is made when the first is kept. They are public, so they lie there in clear. */
public final class FolderLastGood implements LastGood {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLastGood.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    private final Path folder;
    private final int most;

    /** @param most largest copy that is read, in octets */
    public FolderLastGood(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    @Override
    public Optional<byte[]> read(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(most + 1);
            return octets.length > most ? Optional.empty() : Optional.of(octets);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void keep(String name, byte[] octets) {
        Path file = file(name);
        try {
            Files.createDirectories(folder);
            Path whole = Files.write(folder.resolve(name + ".new"), octets);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn(
                    "a fetched document is not kept; cause={}",
                    unwritable.getClass().getName());
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a copy's name");
        }
        return folder.resolve(name);
    }
}
