package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import org.passerelle.refusal.HouseBug;

/** CBC with padding (RFC 5652 §6.3): it vouches for nothing, a signature over all of it must. */
final class CbcDecryption implements ContentDecryption {
    private final Cipher cipher;

    CbcDecryption(ContentCipher.Use use, SecretKey key) {
        cipher = ContentCipher.engine(
                Cipher.DECRYPT_MODE, "AES/CBC/PKCS5Padding", key, new IvParameterSpec(use.start()));
    }

    @Override
    public int update(byte[] encrypted, int length, byte[] plain) {
        try {
            return cipher.update(encrypted, 0, length, plain, 0);
        } catch (ShortBufferException impossible) {
            throw new HouseBug("a cipher gives no more than it takes and one block", impossible);
        }
    }

    @Override
    public int finish(byte[] tag, byte[] plain) {
        try {
            return cipher.doFinal(plain, 0);
        } catch (GeneralSecurityException badPadding) {
            return FAILED;
        }
    }
}
