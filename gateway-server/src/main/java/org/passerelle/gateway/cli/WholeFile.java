package org.passerelle.gateway.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.passerelle.atrest.DurableFile;
import org.passerelle.canon.Id;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A file, for its owner only, that is wholly there or not at all: it is written beside its place and takes it once it is on disk.
 * What stood there before stays until then, and for good when the file is not kept.
 */
final class WholeFile implements AutoCloseable {
    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private final OutputStream out;

    private WholeFile(Path file, Path partial) throws IOException {
        this.file = file;
        this.partial = partial;
        this.channel = DurableFile.create(partial);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
    }

    /** @param random of the name under which it is written */
    static WholeFile at(Path file, SecureRandom random) {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("a folder");
            }
            return new WholeFile(
                    file, file.resolveSibling("." + file.getFileName() + "." + Id.random(random) + ".partial"));
        } catch (IOException unwritable) {
            throw Refusal.of(CliRefusal.FILE)
                    .with(FactKey.FILE, NamedFiles.name(file))
                    .refused(unwritable);
        }
    }

    OutputStream out() {
        return out;
    }

    /** Puts it in its place. */
    void keep() throws IOException {
        out.flush();
        channel.force(true);
        DurableFile.rename(partial, file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }
}
