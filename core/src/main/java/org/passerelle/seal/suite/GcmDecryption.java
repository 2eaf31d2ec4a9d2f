package org.passerelle.seal.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.passerelle.seal.frame.CipherOutput;

/** GCM in one forward pass: counter mode gives the octets (NIST SP 800-38D §7.1), and encrypting them again gives the tag. */
final class GcmDecryption implements ContentDecryption {
    private final Cipher counter;
    private final CipherOutput again;

    GcmDecryption(ContentCipher.Use use, SecretKey key) {
        byte[] start = Arrays.copyOf(use.start(), ContentCipher.BLOCK_OCTETS);
        start[ContentCipher.BLOCK_OCTETS - 1] = 2;
        counter = ContentCipher.engine(Cipher.DECRYPT_MODE, "AES/CTR/NoPadding", key, new IvParameterSpec(start));
        again = new CipherOutput(OutputStream.nullOutputStream(), use.encryption(key), ContentCipher.TAG_OCTETS);
    }

    @Override
    public void update(byte[] encrypted, int length, OutputStream plain) throws IOException {
        byte[] decrypted = length == 0 ? new byte[0] : counter.update(encrypted, 0, length);
        again.write(decrypted);
        plain.write(decrypted);
    }

    @Override
    public boolean finish(byte[] tag, OutputStream plain) throws IOException {
        return MessageDigest.isEqual(tag, again.finish());
    }
}
