package org.passerelle.atrest;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/**
 * Streams under a {@link DataKey}, in the way of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): form (1) ‖ salt (32), then
 * chunks of 64 KiB, each AES-256-GCM under a key derived from salt and context, with nonce 0 (7) ‖ chunk number (4) ‖ last (1).
 * Every chunk is authenticated before an octet of it is handed out; cut, reordered, lengthened or swapped streams are refused.
 */
public final class ChunkedSealing {
    /** Clear octets in every chunk but the last. */
    public static final int CHUNK = 64 * 1024;

    static final byte FORM = 1;
    static final int SALT = 32;
    static final byte[] NO_AAD = {};
    private static final String PURPOSE = "passerelle/at-rest-stream/1";

    private ChunkedSealing() {}

    /**
     * A stream that encrypts into another. It must be {@link SealingStream#finish finished}: a stream that was only closed is
     * refused when read.
     *
     * @param context what the stream belongs to; reading needs the same
     */
    public static SealingStream seal(OutputStream out, DataKey key, byte[] context, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new SealingStream(out, chunkKey(key, salt, context), salt);
    }

    /**
     * A stream that decrypts another, chunk by chunk.
     *
     * @param altered the code that its {@code read} refuses altered octets with
     */
    public static InputStream open(InputStream in, DataKey key, byte[] context, RefusalCode altered) {
        return new OpeningStream(in, salt -> chunkKey(key, salt, context), altered);
    }

    /**
     * How many clear octets a sealed stream of that length holds, as far as its length tells.
     *
     * @param altered the code that refuses a length that no sealed stream has
     */
    public static long clearLength(long sealedLength, RefusalCode altered) {
        long body = sealedLength - 1 - SALT;
        long sealedChunk = CHUNK + Gcm.TAG;
        long chunks = Math.max(1, (body + sealedChunk - 1) / sealedChunk);
        long clear = body - chunks * Gcm.TAG;
        if (clear < (chunks == 1 ? 0 : (chunks - 1) * CHUNK + 1)) {
            throw Refusal.of(altered).refused();
        }
        return clear;
    }

    private static SecretKey chunkKey(DataKey key, byte[] salt, byte[] context) {
        return key.aes(PURPOSE, salt, context);
    }

    static byte[] nonce(int number, boolean last) {
        if (number < 0) {
            throw new HouseBug("a stream has at most 2^31 chunks");
        }
        return ByteBuffer.allocate(Gcm.NONCE)
                .putInt(7, number)
                .put(11, (byte) (last ? 1 : 0))
                .array();
    }
}
