package org.passerelle.seal.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passerelle.seal.certificate.Revocation;

/**
 * What a responder said of one certificate.
 *
 * @param said good, revoked, or that it does not know
 * @param revokedAt since when; null unless revoked
 * @param compromised whether a key was compromised, which counts at any date
 * @param published when the responder knew it
 * @param until until when it may be relied on
 */
record OcspAnswer(Said said, @Nullable Instant revokedAt, boolean compromised, Instant published, Instant until) {

    /** The responder's words (RFC 6960 §2.2). */
    enum Said {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /** What follows for a certificate at that instant. */
    Revocation.Status of(X509Certificate certificate, Instant at) {
        if (said == Said.REVOKED) {
            boolean counts = compromised || revokedAt == null || !revokedAt.isAfter(at);
            return counts ? Revocation.Status.REVOKED : Revocation.Status.GOOD;
        }
        boolean covered = !published.isAfter(at)
                || !published.isAfter(certificate.getNotAfter().toInstant());
        return said == Said.GOOD && covered && !until.isBefore(at) ? Revocation.Status.GOOD : Revocation.Status.UNKNOWN;
    }
}
