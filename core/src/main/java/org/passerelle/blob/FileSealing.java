package org.passerelle.blob;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import org.passerelle.atrest.ChunkedSealing;
import org.passerelle.atrest.DataKey;
import org.passerelle.atrest.SealingStream;

/** A file being encrypted into. */
final class FileSealing implements AutoCloseable {
    private final FileChannel channel;
    private final SealingStream stream;

    FileSealing(FileChannel channel, DataKey key, byte[] context, SecureRandom random) {
        this.channel = channel;
        this.stream = ChunkedSealing.seal(Channels.newOutputStream(channel), key, context, random);
    }

    void write(byte[] octets, int from, int length) throws IOException {
        stream.write(octets, from, length);
    }

    /** Writes the end, and waits until all is on disk. */
    void finish() throws IOException {
        stream.finish();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
