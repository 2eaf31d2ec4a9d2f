package org.passerelle.letter.clear;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import org.passerelle.canon.Sha256;
import org.passerelle.seal.frame.Spool;

/**
 * The decoded files of one mail, one after the other in one encrypted spool. What the disk throws rises unchecked, past those who judge
 * the octets.
 */
final class Shelf implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final Spool spool;
    private final OutputStream writer;

    Shelf(Spool spool) {
        this.spool = spool;
        this.writer = spool.writer();
    }

    /** A file's place. */
    record Stored(long from, long size, Sha256 sha256) {}

    /** Keeps what a stream gives; what the stream throws rises as it is. */
    Stored put(InputStream in) throws IOException {
        long from = spool.size();
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            digest.update(chunk, 0, read);
            write(chunk, read);
        }
        return new Stored(from, spool.size() - from, Sha256.of(digest.digest()));
    }

    private void write(byte[] chunk, int length) {
        try {
            writer.write(chunk, 0, length);
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    /** A file's octets, from any of its places; closing the channel leaves them here. */
    SeekableByteChannel channel(Stored stored) {
        try {
            return spool.channel(stored.from(), stored.size());
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    /** A file's octets from the first; the caller closes the stream. */
    InputStream open(Stored stored) {
        return new BufferedInputStream(Channels.newInputStream(channel(stored)), CHUNK);
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
