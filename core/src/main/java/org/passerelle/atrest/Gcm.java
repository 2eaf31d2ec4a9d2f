package org.passerelle.atrest;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/** AES-256-GCM with 12-octet nonces and 16-octet tags (NIST SP 800-38D). */
final class Gcm {
    static final int NONCE = 12;
    static final int TAG = 16;

    private final Cipher cipher;

    Gcm() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (NoSuchAlgorithmException | NoSuchPaddingException absent) {
            throw new HouseBug("every Java platform has AES-GCM", absent);
        }
    }

    /** Ciphertext and tag. */
    byte[] seal(SecretKey key, byte[] nonce, byte[] aad, byte[] clear, int length) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(clear, 0, length);
        } catch (GeneralSecurityException broken) {
            throw new HouseBug("AES-GCM encrypts whatever it is given", broken);
        }
    }

    /**
     * The clear octets, only once their tag held.
     *
     * @param altered the refusal's code when it does not
     */
    byte[] open(SecretKey key, byte[] nonce, byte[] aad, Slice sealed, RefusalCode altered) {
        if (sealed.length() < TAG) {
            throw Refusal.of(altered).refused();
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(sealed.octets(), sealed.offset(), sealed.length());
        } catch (AEADBadTagException changed) {
            throw Refusal.of(altered).refused(changed);
        } catch (GeneralSecurityException broken) {
            throw new HouseBug("AES-GCM decrypts or refuses the tag", broken);
        }
    }

    /** Part of an array. */
    record Slice(byte[] octets, int offset, int length) {}
}
