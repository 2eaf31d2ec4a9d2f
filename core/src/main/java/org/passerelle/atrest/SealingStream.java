package org.passerelle.atrest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import javax.crypto.SecretKey;

/** Encrypts into another stream; see {@link ChunkedSealing}. Closing closes the other stream, finished or not. */
public final class SealingStream extends OutputStream {
    private final OutputStream out;
    private final SecretKey key;
    private final byte[] salt;
    private final Gcm gcm = new Gcm();
    private final byte[] chunk = new byte[ChunkedSealing.CHUNK];
    private int filled;
    private int number;
    private boolean begun;
    private boolean finished;

    SealingStream(OutputStream out, SecretKey key, byte[] salt) {
        this.out = out;
        this.key = key;
        this.salt = salt;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, octets.length);
        if (finished) {
            throw new IOException("the stream is finished");
        }
        int done = 0;
        while (done < length) {
            // A full chunk leaves only when more follows: whether it is the last is part of its nonce.
            if (filled == chunk.length) {
                leave(false);
            }
            int now = Math.min(length - done, chunk.length - filled);
            System.arraycopy(octets, from + done, chunk, filled, now);
            filled += now;
            done += now;
        }
    }

    /** Writes the last chunk. Nothing can be written afterwards. */
    public void finish() throws IOException {
        if (!finished) {
            leave(true);
            finished = true;
            out.flush();
        }
    }

    private void leave(boolean last) throws IOException {
        if (!begun) {
            out.write(ChunkedSealing.FORM);
            out.write(salt);
            begun = true;
        }
        byte[] nonce = ChunkedSealing.nonce(number, last);
        out.write(gcm.seal(key, nonce, ChunkedSealing.NO_AAD, chunk, filled));
        number++;
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        finished = true;
        out.close();
    }
}
