package org.passerelle.seal.certificate;

import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;

/** Tells whether a certificate of a path is revoked. */
@FunctionalInterface
public interface RevocationCheck {

    /** What it tells. */
    enum Answer {
        /** Current data cover every certificate, and none is revoked. */
        GOOD,
        /** There is nobody to ask about one of them. */
        NO_DATA,
        /** Somebody could tell, and does not: to be asked again later. */
        AWAITED,
        /** A certificate is revoked. */
        REVOKED
    }

    /** @param at the instant judged: first receipt */
    Answer of(CertificatePath path, Instant at);

    /** Judges by these lists alone; where they say nothing, there is nobody to ask. */
    static RevocationCheck lists(List<X509CRL> lists) {
        List<X509CRL> copy = List.copyOf(lists);
        return (path, at) -> switch (new Revocation(copy, at).of(path)) {
            case GOOD -> Answer.GOOD;
            case UNKNOWN -> Answer.NO_DATA;
            case REVOKED -> Answer.REVOKED;
        };
    }
}
