package org.passerelle.gateway.edge;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Believes client certificates that lead to an anchor, are valid now and stand on no revocation list. A list counts for the
 * authority among the anchors that signed it; one that is out of date still revokes what it names.
 */
final class ClientTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager paths;
    private final List<X509CRL> lists;

    private ClientTrust(X509ExtendedTrustManager paths, List<X509CRL> lists) {
        this.paths = paths;
        this.lists = lists;
    }

    static ClientTrust of(List<X509Certificate> anchors, List<X509CRL> crls) throws GeneralSecurityException {
        var believed = new ArrayList<X509CRL>();
        for (X509CRL list : crls) {
            if (anchors.stream().anyMatch(anchor -> signed(list, anchor))) {
                believed.add(list);
            }
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store(anchors));
        return new ClientTrust((X509ExtendedTrustManager) factory.getTrustManagers()[0], List.copyOf(believed));
    }

    private static KeyStore store(List<X509Certificate> anchors) throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (java.io.IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        for (int at = 0; at < anchors.size(); at++) {
            store.setCertificateEntry("anchor-" + at, anchors.get(at));
        }
        return store;
    }

    private static boolean signed(X509CRL list, X509Certificate authority) {
        try {
            list.verify(authority.getPublicKey());
            return list.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException anotherAuthoritys) {
            return false;
        }
    }

    /** An anchor itself would pass the path's check whatever its dates. */
    private void judge(X509Certificate[] chain) throws CertificateException {
        chain[0].checkValidity();
        for (X509Certificate certificate : chain) {
            for (X509CRL list : lists) {
                if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                        && list.isRevoked(certificate)) {
                    throw new CertificateException("revoked");
                }
            }
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        paths.checkClientTrusted(chain, type, engine);
        judge(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        paths.checkClientTrusted(chain, type, socket);
        judge(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        paths.checkClientTrusted(chain, type);
        judge(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return paths.getAcceptedIssuers();
    }
}
