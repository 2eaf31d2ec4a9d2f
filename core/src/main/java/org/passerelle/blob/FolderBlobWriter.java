package org.passerelle.blob;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.refusal.HouseBug;

/** A blob being written to a file that does not bear its name yet. */
final class FolderBlobWriter extends BlobWriter {
    private final Path part;
    private final Path file;
    private final FileSealing sealing;
    private final FolderBlobs blobs;
    private boolean ended;

    FolderBlobWriter(Path part, Path file, FileSealing sealing, FolderBlobs blobs) {
        this.part = part;
        this.file = file;
        this.sealing = sealing;
        this.blobs = blobs;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
        if (ended) {
            throw new HouseBug("nothing is written to a blob that has ended");
        }
        try {
            sealing.write(octets, from, length);
        } catch (IOException fault) {
            throw FolderBlobs.unavailable(fault);
        }
    }

    @Override
    public void keep() {
        if (ended) {
            throw new HouseBug("a blob ends once");
        }
        try {
            sealing.finish();
            sealing.close();
            blobs.keep(part, file);
            ended = true;
        } catch (IOException fault) {
            throw FolderBlobs.unavailable(fault);
        }
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try (Closeable dropped = () -> blobs.drop(part)) {
            sealing.close();
        } catch (IOException fault) {
            throw FolderBlobs.unavailable(fault);
        }
    }
}
