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
import org.passerelle.refusal.HouseBug;

/**
 * A temporary file that holds plaintext encrypted under a key that lives only in this object (AES-256-CTR); written once,
 * read any number of times, gone when closed.
 */
public final class Spool implements AutoCloseable {
    private static final int CHUNK = 32 * 1024;
    private static final int BLOCK = 16;

    private final FileChannel channel;
    private final SecretKeySpec key;
    private long size;

    /**
     * @param folder where the file stands while this object is open
     * @param random the source of the key
     */
    public Spool(Path folder, SecureRandom random) throws IOException {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        key = new SecretKeySpec(octets, "AES");
        Path file = Files.createTempFile(folder, "spool", ".enc");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    public long size() {
        return size;
    }

    /** Where to write; whole only once closed. */
    public OutputStream writer() {
        return new Writer(cipher(Cipher.ENCRYPT_MODE, 0));
    }

    /** What was written, from its first octet. */
    public InputStream reader() {
        return new Reader(cipher(Cipher.DECRYPT_MODE, 0));
    }

    /**
     * What was written so far, read from any place: a counter can be set. Closing it leaves this object as it is.
     *
     * @return read-only, for one thread
     */
    public SeekableByteChannel channel() {
        return new SpoolChannel(channel, size, block -> cipher(Cipher.DECRYPT_MODE, block));
    }

    @Override
    public void close() throws IOException {
        channel.close();
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

    private final class Writer extends OutputStream {
        private final Cipher cipher;

        Writer(Cipher cipher) {
            this.cipher = cipher;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += CHUNK) {
                put(cipher.update(source, offset + done, Math.min(CHUNK, length - done)));
            }
        }

        private void put(byte[] encrypted) throws IOException {
            ByteBuffer octets = ByteBuffer.wrap(encrypted);
            while (octets.hasRemaining()) {
                size += channel.write(octets, size);
            }
        }
    }

    private final class Reader extends InputStream {
        private final Cipher cipher;
        private final byte[] plain = new byte[CHUNK];
        private final byte[] encrypted = new byte[CHUNK];
        private long position;
        private int next;
        private int end;

        Reader(Cipher cipher) {
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
                int read = channel.read(ByteBuffer.wrap(encrypted), position);
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
