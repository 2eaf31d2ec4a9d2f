package org.passerelle.gateway.edge;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.passerelle.refusal.Refusal;

/**
 * The edge's certificate and whose clients it believes. A client certificate is asked for and not insisted on, so that
 * health can be read without one; one that does not lead to {@code clientAnchors} ends the handshake. Without anchors none is asked
 * for, so that no browser shows its user a choice of certificates.
 *
 * @param key the server's private key
 * @param chain its certificate first
 * @param clientAnchors authorities of client certificates
 * @param crls their revocation lists
 */
public record EdgeTls(
        PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAnchors, List<X509CRL> crls) {
    /** How long a client may come back without its certificate being judged again. */
    static final Duration SESSION = Duration.ofMinutes(10);

    public EdgeTls {
        chain = List.copyOf(chain);
        clientAnchors = List.copyOf(clientAnchors);
        crls = List.copyOf(crls);
    }

    SslContext context() {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(key, chain.toArray(X509Certificate[]::new))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .sessionTimeout(SESSION.toSeconds());
            return clientAnchors.isEmpty()
                    ? builder.clientAuth(ClientAuth.NONE).build()
                    : builder.trustManager(ClientTrust.of(clientAnchors, crls))
                            .clientAuth(ClientAuth.OPTIONAL)
                            .build();
        } catch (SSLException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw Refusal.of(EdgeRefusal.TLS).refused(unusable);
        }
    }

    @Override
    public String toString() {
        return "EdgeTls[…]";
    }
}
