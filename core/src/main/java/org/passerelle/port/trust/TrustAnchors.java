package org.passerelle.port.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certification authorities a node believes.
 *
 * @param roots where a certificate path may end
 * @param intermediates issuers that a letter need not carry; believed only through a root
 * @param crls revocation lists known here; empty when revocation cannot be judged
 */
public record TrustAnchors(List<X509Certificate> roots, List<X509Certificate> intermediates, List<X509CRL> crls) {

    public TrustAnchors {
        roots = List.copyOf(roots);
        intermediates = List.copyOf(intermediates);
        crls = List.copyOf(crls);
    }

    public static TrustAnchors of(List<X509Certificate> roots) {
        return new TrustAnchors(roots, List.of(), List.of());
    }

    public TrustAnchors withCrls(List<X509CRL> lists) {
        return new TrustAnchors(roots, intermediates, lists);
    }
}
