package org.passerelle.atrest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/** Decrypts another stream; see {@link ChunkedSealing}. */
final class OpeningStream extends InputStream {
    private static final int SEALED_CHUNK = ChunkedSealing.CHUNK + Gcm.TAG;

    private final InputStream in;
    private final Function<byte[], SecretKey> keyOfSalt;
    private final RefusalCode altered;
    private final Gcm gcm = new Gcm();
    private final byte[] sealed = new byte[SEALED_CHUNK + 1];
    private int ahead;
    private byte[] clear = {};
    private int taken;
    private int number;
    private boolean last;
    private @Nullable SecretKey key;

    OpeningStream(InputStream in, Function<byte[], SecretKey> keyOfSalt, RefusalCode altered) {
        this.in = in;
        this.keyOfSalt = keyOfSalt;
        this.altered = altered;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (taken == clear.length) {
            if (last) {
                return -1;
            }
            next();
        }
        int now = Math.min(length, clear.length - taken);
        System.arraycopy(clear, taken, into, from, now);
        taken += now;
        return now;
    }

    @Override
    public int available() {
        return clear.length - taken;
    }

    /**
     * Whole chunks are passed over unread and unopened: what is handed out afterwards is still authentic at its place, because each chunk's
     * number is in its nonce. Skipping past the end is refused as a stream that was cut.
     */
    @Override
    public long skip(long count) throws IOException {
        if (count <= 0) {
            return 0;
        }
        long chunks = last ? 0 : (count - (clear.length - taken) - 1) / ChunkedSealing.CHUNK;
        if (chunks < 1) {
            return super.skip(count);
        }
        if (key == null) {
            begin();
        }
        long passed = clear.length - taken + chunks * ChunkedSealing.CHUNK;
        try {
            in.skipNBytes(chunks * SEALED_CHUNK - ahead);
        } catch (EOFException cut) {
            throw Refusal.of(altered).refused(cut);
        }
        number = Math.toIntExact(number + chunks);
        ahead = 0;
        clear = new byte[0];
        taken = 0;
        return passed;
    }

    private void next() throws IOException {
        SecretKey chunkKey = key == null ? begin() : key;
        // One octet more than a chunk is asked for: whether it comes tells if this chunk is the last.
        int got = ahead + in.readNBytes(sealed, ahead, sealed.length - ahead);
        boolean end = got <= SEALED_CHUNK;
        var slice = new Gcm.Slice(sealed, 0, Math.min(got, SEALED_CHUNK));
        clear = gcm.open(chunkKey, ChunkedSealing.nonce(number, end), ChunkedSealing.NO_AAD, slice, altered);
        taken = 0;
        number++;
        last = end;
        if (!end) {
            sealed[0] = sealed[SEALED_CHUNK];
            ahead = 1;
        }
    }

    private SecretKey begin() throws IOException {
        int form = in.read();
        byte[] salt = in.readNBytes(ChunkedSealing.SALT);
        if (form != ChunkedSealing.FORM || salt.length != ChunkedSealing.SALT) {
            throw Refusal.of(altered).refused();
        }
        SecretKey begun = keyOfSalt.apply(salt);
        key = begun;
        return begun;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
