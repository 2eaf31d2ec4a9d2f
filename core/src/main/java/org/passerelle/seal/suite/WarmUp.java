package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.passerelle.refusal.HouseBug;

/**
 * Makes the virtual machine compile ciphers and digests before the first letter. Until then they run at a fiftieth of their speed: the
 * machine code for them is used only by callers that are themselves compiled, and calls with much data each are few.
 */
public final class WarmUp {
    /** How many calls make the virtual machine compile their callers. */
    private static final int CALLS = 10_000;

    private static final int OCTETS = 1024;

    private WarmUp() {}

    /** Takes a fraction of a second of one processor, and keeps nothing; nothing to do where Bouncy Castle computes. */
    public static void ciphers() {
        if (Crypto.chosen() == Crypto.STANDARD) {
            return;
        }
        byte[] octets = new byte[OCTETS];
        byte[] out = new byte[OCTETS + 2 * ContentCipher.BLOCK_OCTETS];
        var key = new SecretKeySpec(new byte[ContentCipher.AES_256_GCM.keyOctets()], "AES");
        var vector = new IvParameterSpec(new byte[ContentCipher.BLOCK_OCTETS]);
        var nonce = new GCMParameterSpec(8 * ContentCipher.TAG_OCTETS, new byte[ContentCipher.NONCE_OCTETS]);
        Cipher[] ciphers = {
            ContentCipher.engine(Cipher.ENCRYPT_MODE, "AES/GCM/NoPadding", key, nonce),
            ContentCipher.engine(Cipher.DECRYPT_MODE, "AES/CTR/NoPadding", key, vector),
            ContentCipher.engine(Cipher.ENCRYPT_MODE, "AES/CBC/PKCS5Padding", key, vector),
            ContentCipher.engine(Cipher.DECRYPT_MODE, "AES/CBC/PKCS5Padding", key, vector)
        };
        MessageDigest digest = Digest.SHA_256.start();
        try {
            for (int call = 0; call < CALLS; call++) {
                for (Cipher cipher : ciphers) {
                    cipher.update(octets, 0, OCTETS, out, 0);
                }
                digest.update(octets);
            }
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("a cipher gives no more than it takes and one block", impossible);
        }
    }
}
