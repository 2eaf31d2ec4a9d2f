package org.passerelle.seal.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.HouseBug;

/**
 * Plaintext kept from everybody: written once, read any number of times, gone when closed. It stays in memory while there is some
 * for it; then all of it goes to a temporary file, encrypted under a key that lives only in this object (AES-256-CTR).
 */
public final class Spool implements AutoCloseable {
    /** Octets written to the file, and read from it, at a time: the system takes few large pieces faster than many small ones. */
    private static final int FILE_CHUNK = 64 * 1024;

    private static final int BLOCK = 16;

    private final Path folder;
    private final SecretKeySpec key;
    private final SpoolBlocks blocks;
    private @Nullable Spilled spilled;
    private long size;

    /**
     * @param folder where the file stands while this object is open
     * @param random the source of the key
     * @param memory what it may stay in before there is a file
     */
    public Spool(Path folder, SecureRandom random, SpoolMemory memory) {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        this.key = new SecretKeySpec(octets, "AES");
        this.folder = folder;
        this.blocks = new SpoolBlocks(memory);
    }

    /** In the memory of the process. */
    public Spool(Path folder, SecureRandom random) {
        this(folder, random, SpoolMemory.SHARED);
    }

    public long size() {
        return size;
    }

    /** Where to write; whole only once closed. */
    public OutputStream writer() {
        return new Writer();
    }

    /** What was written, from its first octet. */
    public InputStream reader() {
        return spilled == null ? blocks.reader() : new Reader(spilled, cipher(Cipher.DECRYPT_MODE, 0));
    }

    /**
     * What was written so far, read from any place: a counter can be set. Closing it leaves this object as it is.
     *
     * @return read-only, for one thread
     */
    public SeekableByteChannel channel() throws IOException {
        return channel(0, size);
    }

    /** The same of a stretch alone, whose first octet is the channel's. */
    public SeekableByteChannel channel(long from, long length) throws IOException {
        if (from < 0 || length < 0 || length > size - from) {
            throw new IllegalArgumentException("a stretch that was not written");
        }
        Spilled file = spilled == null ? spill() : spilled;
        return new SpoolChannel(file.whole(), from, length, block -> cipher(Cipher.DECRYPT_MODE, block));
    }

    @Override
    public void close() throws IOException {
        blocks.forget();
        if (spilled != null) {
            spilled.channel.close();
        }
    }

    /** @param block how many blocks of 16 octets stand before the first one that it is for */
    private Cipher cipher(int mode, long block) {
        byte[] counter =
                ByteBuffer.allocate(BLOCK).putLong(BLOCK - Long.BYTES, block).array();
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(counter));
            return cipher;
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java platform has AES-256 in counter mode", absent);
        }
    }

    /** What was kept so far goes to a file. */
    private Spilled spill() throws IOException {
        Path path = Files.createTempFile(folder, "spool", ".enc");
        var channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        var file = new Spilled(channel, cipher(Cipher.ENCRYPT_MODE, 0));
        spilled = file;
        blocks.reader().transferTo(file);
        blocks.forget();
        return file;
    }

    private final class Writer extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            int kept = spilled == null ? blocks.append(source, offset, length) : 0;
            if (kept < length) {
                Spilled file = spilled == null ? spill() : spilled;
                file.write(source, offset + kept, length - kept);
            }
            size += length;
        }

        @Override
        public void close() throws IOException {
            if (spilled != null) {
                spilled.whole();
            }
        }
    }

    /** The file, and what is still to be written to it. */
    private static final class Spilled extends OutputStream {
        private final FileChannel channel;
        private final Cipher cipher;
        private final byte[] encrypted = new byte[FILE_CHUNK];
        private int filled;

        Spilled(FileChannel channel, Cipher cipher) {
            this.channel = channel;
            this.cipher = cipher;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int taken = Math.min(FILE_CHUNK - filled, length - done);
                try {
                    filled += cipher.update(source, offset + done, taken, encrypted, filled);
                } catch (GeneralSecurityException impossible) {
                    throw new HouseBug("counter mode gives as many octets as it takes", impossible);
                }
                done += taken;
                if (filled == FILE_CHUNK) {
                    whole();
                }
            }
        }

        /** With all that was put there. */
        FileChannel whole() throws IOException {
            ByteBuffer left = ByteBuffer.wrap(encrypted, 0, filled);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            filled = 0;
            return channel;
        }
    }

    private static final class Reader extends InputStream {
        private final Spilled file;
        private final Cipher cipher;
        private final byte[] encrypted = new byte[FILE_CHUNK];
        private final byte[] plain = new byte[FILE_CHUNK];
        private long position;
        private int next;
        private int end;

        Reader(Spilled file, Cipher cipher) {
            this.file = file;
            this.cipher = cipher;
        }

        @Override
        public int read() throws IOException {
            return fill() ? plain[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int taken = Math.min(length, end - next);
            System.arraycopy(plain, next, target, offset, taken);
            next += taken;
            return taken;
        }

        private boolean fill() throws IOException {
            while (next == end) {
                int read = file.whole().read(ByteBuffer.wrap(encrypted), position);
                if (read < 0) {
                    return false;
                }
                position += read;
                next = 0;
                try {
                    end = cipher.update(encrypted, 0, read, plain, 0);
                } catch (GeneralSecurityException impossible) {
                    throw new HouseBug("counter mode gives as many octets as it takes", impossible);
                }
            }
            return true;
        }
    }
}
