package org.passerelle.port.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A key that opens letters, with the certificate they are encrypted to. It prints nothing.
 *
 * @param key the private key, or a handle to one in a token
 * @param certificate the encryption certificate
 */
public record DecryptionKey(PrivateKey key, X509Certificate certificate) {

    @Override
    public String toString() {
        return "DecryptionKey[…]";
    }
}
