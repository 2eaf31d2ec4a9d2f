package org.passerelle.port.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The signing key of an organisation or a person, with its certificate. It prints nothing.
 *
 * @param key the private key, or a handle to one in a token
 * @param chain the signing certificate first, then its issuers as far as known
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public Identity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity has a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "Identity[…]";
    }
}
