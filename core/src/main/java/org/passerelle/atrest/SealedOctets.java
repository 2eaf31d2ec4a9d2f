package org.passerelle.atrest;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/**
 * Small values under a {@link DataKey}: AES-256-GCM with a random nonce, written as form (1) ‖ nonce (12) ‖ ciphertext ‖ tag
 * (16). The context they belong to (which exchange, which row) is authenticated with them, so that one value cannot stand in
 * another's place.
 */
public final class SealedOctets {
    private static final String PURPOSE = "passerelle/at-rest-octets/1";
    private static final byte FORM = 1;
    private static final int HEADER = 1 + Gcm.NONCE;

    private SealedOctets() {}

    /** Encrypts; the same clear octets give other sealed ones each time. */
    public static byte[] seal(DataKey key, byte[] context, byte[] clear, SecureRandom random) {
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] sealed = new Gcm().seal(key.aes(PURPOSE), nonce, context, clear, clear.length);
        return ByteBuffer.allocate(HEADER + sealed.length)
                .put(FORM)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Decrypts what {@link #seal} wrote under the same key and context.
     *
     * @param altered the code that refuses anything else
     */
    public static byte[] open(DataKey key, byte[] context, byte[] sealed, RefusalCode altered) {
        if (sealed.length < HEADER + Gcm.TAG || sealed[0] != FORM) {
            throw Refusal.of(altered).refused();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, HEADER);
        var body = new Gcm.Slice(sealed, HEADER, sealed.length - HEADER);
        return new Gcm().open(key.aes(PURPOSE), nonce, context, body, altered);
    }
}
