package org.passerelle.letter.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.passerelle.port.letter.WrittenDocument;
import org.passerelle.seal.frame.Spool;

/** A document that waits in an encrypted temporary file. */
public final class SpooledDocument implements WrittenDocument {
    private final Spool spool;

    public SpooledDocument(Spool spool) {
        this.spool = spool;
    }

    /** Something that writes a document. */
    @FunctionalInterface
    public interface Writing {
        void write(OutputStream out) throws IOException;
    }

    /** Writes it; what fails leaves nothing behind. */
    public void write(Writing writing) throws IOException {
        boolean written = false;
        try {
            try (OutputStream out = spool.writer()) {
                writing.write(out);
            }
            written = true;
        } finally {
            if (!written) {
                spool.close();
            }
        }
    }

    @Override
    public long size() {
        return spool.size();
    }

    @Override
    public InputStream open() {
        return spool.reader();
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
