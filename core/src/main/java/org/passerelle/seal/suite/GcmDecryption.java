package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.passerelle.refusal.HouseBug;

/**
 * GCM in one forward pass and in constant memory: counter mode gives the octets (NIST SP 800-38D §7.1), and encrypting them again
 * gives the tag. The JDK's own decryption holds back everything until the tag.
 */
final class GcmDecryption implements ContentDecryption {
    /** Octets that go through both ciphers while they are near. */
    private static final int PIECE = 4 * 1024;

    private final Cipher counter;
    private final Cipher again;
    private final byte[] discarded = new byte[PIECE + ContentCipher.BLOCK_OCTETS];

    GcmDecryption(ContentCipher.Use use, SecretKey key) {
        byte[] start = Arrays.copyOf(use.start(), ContentCipher.BLOCK_OCTETS);
        start[ContentCipher.BLOCK_OCTETS - 1] = 2;
        counter = ContentCipher.engine(Cipher.DECRYPT_MODE, "AES/CTR/NoPadding", key, new IvParameterSpec(start));
        again = use.encryption(key);
    }

    @Override
    public int update(byte[] encrypted, int length, byte[] plain) {
        try {
            int given = 0;
            for (int done = 0; done < length; done += PIECE) {
                int piece = counter.update(encrypted, done, Math.min(PIECE, length - done), plain, given);
                again.update(plain, given, piece, discarded, 0);
                given += piece;
            }
            return given;
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("a cipher gives no more than it takes and one block", impossible);
        }
    }

    @Override
    public int finish(byte[] tag, byte[] plain) {
        try {
            // Bouncy Castle's holds back what is not a whole block.
            int left = counter.doFinal(plain, 0);
            again.update(plain, 0, left, discarded, 0);
            byte[] last = again.doFinal();
            byte[] expected = Arrays.copyOfRange(last, last.length - ContentCipher.TAG_OCTETS, last.length);
            return MessageDigest.isEqual(tag, expected) ? left : FAILED;
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("an encryption cipher ends with its tag", impossible);
        }
    }
}
