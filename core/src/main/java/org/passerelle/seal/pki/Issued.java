package org.passerelle.seal.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;

/**
 * A test certificate with its key.
 *
 * @param key the private key
 * @param chain the certificate, then its issuers up to the root
 */
public record Issued(PrivateKey key, List<X509Certificate> chain) {
    public Issued {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    public Identity identity() {
        return new Identity(key, chain);
    }

    public DecryptionKey decryptionKey() {
        return new DecryptionKey(key, certificate());
    }

    @Override
    public String toString() {
        return "Issued[…]";
    }
}
