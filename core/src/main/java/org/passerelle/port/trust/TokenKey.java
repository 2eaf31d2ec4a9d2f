package org.passerelle.port.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A private key that never leaves its token: what it does is done there. Whatever it does is refused as
 * {@link KeyRefusal#TOKEN_AWAY} while the token is not there; that says nothing about what it was asked to work on.
 */
public interface TokenKey extends PrivateKey {

    /**
     * Signs.
     *
     * @param algorithm as the JDK calls it
     * @param parameters of PSS; null elsewhere
     */
    byte[] sign(String algorithm, @Nullable AlgorithmParameterSpec parameters, byte[] octets)
            throws GeneralSecurityException;

    /**
     * Deciphers under an RSA key.
     *
     * @param transformation as the JDK calls it: {@code RSA/ECB/NoPadding} or {@code RSA/ECB/PKCS1Padding}
     */
    byte[] decipher(String transformation, byte[] octets) throws GeneralSecurityException;

    /** The secret agreed by ECDH with somebody's public key on the same curve: the abscissa of the common point. */
    byte[] agree(PublicKey theirs) throws GeneralSecurityException;
}
