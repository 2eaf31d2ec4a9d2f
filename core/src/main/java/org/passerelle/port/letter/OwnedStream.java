package org.passerelle.port.letter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file's octets, of which closing closes what they are read from too: a letter, a mail, a document. */
public final class OwnedStream extends FilterInputStream {
    private final Owner owner;

    /** What holds decrypted octets until it is closed. */
    @FunctionalInterface
    public interface Owner extends AutoCloseable {
        @Override
        void close();
    }

    public OwnedStream(InputStream octets, Owner owner) {
        super(octets);
        this.owner = owner;
    }

    @Override
    public void close() throws IOException {
        try (owner) {
            super.close();
        }
    }
}
