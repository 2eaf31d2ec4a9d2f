package org.passerelle.port.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /**
     * Sorts what was handed over: certificates that name themselves as their issuer are roots, others intermediates.
     *
     * @param authorities in any order
     * @param crls revocation lists known here
     */
    public static TrustAnchors of(List<X509Certificate> authorities, List<X509CRL> crls) {
        Map<Boolean, List<X509Certificate>> sorted = authorities.stream()
                .collect(Collectors.partitioningBy(
                        each -> each.getSubjectX500Principal().equals(each.getIssuerX500Principal())));
        return new TrustAnchors(sorted.getOrDefault(true, List.of()), sorted.getOrDefault(false, List.of()), crls);
    }
}
