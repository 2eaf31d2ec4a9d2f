package org.passerelle.atrest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.passerelle.refusal.HouseBug;

/**
 * The AES-256 key of one exchange. It never encrypts itself: each purpose has a key derived from it by HMAC-SHA-256, so that
 * nonces of different purposes, and of different streams, cannot meet under one key. It prints nothing.
 */
public final class DataKey {
    /** Its length in octets. */
    public static final int LENGTH = 32;

    private final byte[] octets;

    private DataKey(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new HouseBug("a data key has " + LENGTH + " octets");
        }
        this.octets = octets;
    }

    /** A new key. */
    public static DataKey random(SecureRandom random) {
        byte[] octets = new byte[LENGTH];
        random.nextBytes(octets);
        return new DataKey(octets);
    }

    static DataKey of(byte[] octets) {
        return new DataKey(octets.clone());
    }

    byte[] octets() {
        return octets.clone();
    }

    /** The key for one purpose: HMAC-SHA-256 over purpose ‖ 0x00 ‖ context. */
    byte[] derive(String purpose, byte[]... context) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(octets, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            for (byte[] part : context) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java platform has HmacSHA256", absent);
        }
    }

    SecretKey aes(String purpose, byte[]... context) {
        return new SecretKeySpec(derive(purpose, context), "AES");
    }

    @Override
    public String toString() {
        return "DataKey[…]";
    }
}
