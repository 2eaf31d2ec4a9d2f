package org.passerelle.seal.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;

/** Judges a path against the revocation lists at hand (RFC 5280 §6.3, complete lists signed by the issuer itself). */
public final class Revocation {
    /** How far ahead of ours an authority's clock may be. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int CRL_SIGN = 6;
    private static final Set<CRLReason> COMPROMISED =
            Set.of(CRLReason.KEY_COMPROMISE, CRLReason.CA_COMPROMISE, CRLReason.AA_COMPROMISE);

    private final List<X509CRL> lists;
    private final Instant at;
    private final Instant now;

    /** @param at the instant judged: first receipt */
    public Revocation(List<X509CRL> lists, Instant at) {
        this(lists, at, at);
    }

    /**
     * @param at the instant judged: first receipt
     * @param now when it is judged, which is not before: what an authority published in between tells more
     */
    public Revocation(List<X509CRL> lists, Instant at, Instant now) {
        this.lists = lists;
        this.at = at;
        this.now = now;
    }

    /** What the lists say of a path. */
    public enum Status {
        /** Current lists cover every certificate, and none is revoked. */
        GOOD,
        /** A certificate is not covered by a current list. */
        UNKNOWN,
        /** A certificate is revoked; a compromised key counts whatever the date. */
        REVOKED
    }

    public Status of(CertificatePath path) {
        Status worst = Status.GOOD;
        for (int place = 0; place < path.certificates().size(); place++) {
            Status status = of(path.certificates().get(place), path.issuerOf(place));
            worst = status.compareTo(worst) > 0 ? status : worst;
        }
        return worst;
    }

    /** What the lists say of one certificate. */
    public Status of(X509Certificate certificate, X509Certificate issuer) {
        Status status = Status.UNKNOWN;
        for (X509CRL list : lists) {
            if (!isOf(list, issuer)) {
                continue;
            }
            X509CRLEntry entry = list.getRevokedCertificate(certificate);
            if (entry != null && counts(entry)) {
                return Status.REVOKED;
            }
            status = isComplete(list) && isCurrent(list) && covers(list, certificate) ? Status.GOOD : status;
        }
        return status;
    }

    private boolean counts(X509CRLEntry entry) {
        CRLReason reason = entry.getRevocationReason();
        if (reason == CRLReason.REMOVE_FROM_CRL) {
            return false;
        }
        return reason != null && COMPROMISED.contains(reason)
                || !entry.getRevocationDate().toInstant().isAfter(at);
    }

    private boolean isCurrent(X509CRL list) {
        return list.getNextUpdate() != null
                && !list.getNextUpdate().toInstant().isBefore(at)
                && !list.getThisUpdate().toInstant().minus(AHEAD).isAfter(now);
    }

    /** Lists published after the instant judged forget certificates that had expired by then (RFC 5280 §3.3). */
    private boolean covers(X509CRL list, X509Certificate certificate) {
        Instant published = list.getThisUpdate().toInstant();
        return !published.isAfter(at)
                || !published.isAfter(certificate.getNotAfter().toInstant());
    }

    /**
     * Whether silence about a certificate means that it is good: neither a delta nor a part of a list, and no critical extension.
     * The JDK calls those two supported, so that its own answer does not serve.
     */
    @SuppressWarnings("NullAway") // the JDK answers null where there are no extensions
    private static boolean isComplete(X509CRL list) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        return (critical == null || critical.isEmpty())
                && list.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null
                && list.getExtensionValue(Extension.issuingDistributionPoint.getId()) == null;
    }

    /** Whether that issuer signed the list and may. */
    public static boolean isOf(X509CRL list, X509Certificate issuer) {
        boolean[] usages = issuer.getKeyUsage();
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || usages != null && !usages[CRL_SIGN]
                || !Certificates.isStrongSignature(list.getSigAlgName())) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }
}
