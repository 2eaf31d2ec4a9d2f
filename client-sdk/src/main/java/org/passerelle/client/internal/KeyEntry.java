package org.passerelle.client.internal;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate; what it may do stands in the certificate's key usage (RFC 5280 §4.2.1.3).
 *
 * @param chain the key's certificate first
 */
public record KeyEntry(PrivateKey key, List<X509Certificate> chain) {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    public KeyEntry {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** Whether it may sign; a certificate without key usage may do everything. */
    boolean signs() {
        return may(DIGITAL_SIGNATURE) || may(NON_REPUDIATION);
    }

    /** Whether letters may be encrypted to it. */
    boolean decrypts() {
        return may(KEY_ENCIPHERMENT) || may(KEY_AGREEMENT);
    }

    private boolean may(int bit) {
        boolean[] usage = certificate().getKeyUsage();
        return usage == null || usage[bit];
    }

    @Override
    public String toString() {
        return "KeyEntry[…]";
    }
}
