package org.passerelle.seal.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** CBC with padding (RFC 5652 §6.3): it vouches for nothing, a signature over all of it must. */
final class CbcDecryption implements ContentDecryption {
    private final Cipher cipher;

    CbcDecryption(ContentCipher.Use use, SecretKey key) {
        cipher = ContentCipher.engine(
                Cipher.DECRYPT_MODE, "AES/CBC/PKCS5Padding", key, new IvParameterSpec(use.start()));
    }

    @Override
    public void update(byte[] encrypted, int length, OutputStream plain) throws IOException {
        byte[] decrypted = cipher.update(encrypted, 0, length);
        if (decrypted != null) {
            plain.write(decrypted);
        }
    }

    @Override
    public boolean finish(byte[] tag, OutputStream plain) throws IOException {
        try {
            plain.write(cipher.doFinal());
            return true;
        } catch (GeneralSecurityException badPadding) {
            return false;
        }
    }
}
