package org.passerelle.seal.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.passerelle.port.trust.TrustAnchors;

/**
 * A certificate path that holds (RFC 5280 §6), whatever the date: validity is judged apart.
 *
 * @param certificates the leaf first, without the anchor
 * @param anchor the root it ends at
 */
public record CertificatePath(List<X509Certificate> certificates, X509Certificate anchor) {
    /** Most certificates of a path, the anchor included. */
    public static final int LONGEST = 8;
    /** Most steps tried before giving up: carried certificates can be made to cross-sign without end. */
    static final int STEPS = 64;

    public CertificatePath {
        certificates = List.copyOf(certificates);
    }

    /**
     * Finds the path of a certificate. Several may lead to a root, where an authority was renewed under its name.
     *
     * @param carried certificates that came along, believed only through a root
     * @param preferred a path that was valid at one of these instants goes before all others, the first instant first
     * @return the path, or nothing when none leads to a root
     */
    public static Optional<CertificatePath> find(
            X509Certificate leaf, Collection<X509Certificate> carried, TrustAnchors anchors, List<Instant> preferred) {
        for (Instant at : preferred) {
            Optional<CertificatePath> found = Certificates.isValidAt(leaf, at)
                    ? new Search(carried, anchors, issuer -> Certificates.isValidAt(issuer, at)).from(leaf)
                    : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return new Search(carried, anchors, issuer -> true).from(leaf);
    }

    /** Whether no key or signature of the path is weak. */
    public boolean isStrong() {
        return certificates.stream().allMatch(Certificates::isStrong);
    }

    /** Whether every certificate of the path, but the anchor, was valid at that instant. */
    public boolean isValidAt(Instant at) {
        return certificates.stream().allMatch(certificate -> Certificates.isValidAt(certificate, at));
    }

    /** The issuer of the path's certificate at that place. */
    X509Certificate issuerOf(int place) {
        return place + 1 < certificates.size() ? certificates.get(place + 1) : anchor;
    }

    /** A depth-first search with a bound on its steps. */
    private static final class Search {
        private final List<X509Certificate> issuers = new ArrayList<>();
        private final List<X509Certificate> roots;
        private final List<X509Certificate> path = new ArrayList<>();
        private int steps = STEPS;

        Search(Collection<X509Certificate> carried, TrustAnchors anchors, Predicate<X509Certificate> wanted) {
            issuers.addAll(anchors.intermediates());
            issuers.addAll(carried);
            issuers.removeIf(issuer -> !wanted.test(issuer) || !Certificates.mayIssueForMail(issuer));
            roots = anchors.roots();
        }

        Optional<CertificatePath> from(X509Certificate last) {
            path.add(last);
            for (X509Certificate root : roots) {
                if (issued(root, last) && steps-- > 0 && holds(root)) {
                    return Optional.of(new CertificatePath(path, root));
                }
            }
            if (path.size() < LONGEST - 1) {
                for (X509Certificate issuer : issuers) {
                    if (issued(issuer, last) && !path.contains(issuer) && steps-- > 0) {
                        Optional<CertificatePath> found = from(issuer);
                        if (found.isPresent()) {
                            return found;
                        }
                    }
                }
            }
            path.remove(path.size() - 1);
            return Optional.empty();
        }

        private static boolean issued(X509Certificate issuer, X509Certificate subject) {
            return issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal());
        }

        private boolean holds(X509Certificate root) {
            return HeldPaths.hold(new CertificatePath(path, root));
        }
    }
}
