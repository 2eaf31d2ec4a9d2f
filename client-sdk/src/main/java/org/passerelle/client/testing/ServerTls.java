package org.passerelle.client.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A TLS context that shows one certificate. */
final class ServerTls {
    private static final char[] IN_MEMORY_ONLY = "in-memory".toCharArray();

    private ServerTls() {}

    static SSLContext of(List<X509Certificate> chain, PrivateKey key) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("server", key, IN_MEMORY_ONLY, chain.toArray(X509Certificate[]::new));
            var managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(keys, IN_MEMORY_ONLY);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("the server's certificate and key do not go together", unusable);
        }
    }
}
