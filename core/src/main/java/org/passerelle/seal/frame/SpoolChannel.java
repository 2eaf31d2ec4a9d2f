package org.passerelle.seal.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.function.LongFunction;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.HouseBug;

/** A spool's plaintext at any place: counter mode, started at the block of the place (NIST SP 800-38A §6.5). */
final class SpoolChannel implements SeekableByteChannel {
    private static final int CHUNK = 16 * 1024;
    private static final int BLOCK = 16;

    private final FileChannel file;
    private final long from;
    private final long size;
    private final LongFunction<Cipher> ciphers;
    private final ByteBuffer encrypted = ByteBuffer.allocate(CHUNK);
    private @Nullable Cipher cipher;
    private long position;
    private long ready;
    private boolean open = true;

    /**
     * @param from the place in the spool that is this channel's first
     * @param size of what may be read
     * @param ciphers what decrypts from a block on, by its number
     */
    SpoolChannel(FileChannel file, long from, long size, LongFunction<Cipher> ciphers) {
        this.file = file;
        this.from = from;
        this.size = size;
        this.ciphers = ciphers;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (!target.hasRemaining()) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        int wanted = (int) Math.min(Math.min(target.remaining(), CHUNK), size - position);
        encrypted.clear().limit(wanted);
        long place = from + position;
        int read = file.read(encrypted, place);
        if (read <= 0) {
            throw new IOException("a spool is shorter than what was written to it");
        }
        try {
            at(place).update(encrypted.flip(), target);
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("counter mode gives as many octets as it takes", impossible);
        }
        position += read;
        ready = from + position;
        return read;
    }

    /** The cipher as it stands when it has been read up to there. */
    private Cipher at(long place) {
        Cipher standing = cipher;
        if (standing == null || ready != place) {
            standing = ciphers.apply(place / BLOCK);
            // what stands before the place in its block
            standing.update(new byte[(int) (place % BLOCK)]);
            cipher = standing;
        }
        return standing;
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long place) throws IOException {
        requireOpen();
        if (place < 0) {
            throw new IllegalArgumentException("a place is not negative");
        }
        position = place;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
