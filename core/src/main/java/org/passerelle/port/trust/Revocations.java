package org.passerelle.port.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;

/** Tells whether certificates to which letters are encrypted are revoked, and keeps what it needs for that up to date. */
public interface Revocations {

    /** What is known of one certificate and its path, now. */
    enum Standing {
        /** Current data cover it, and it is not revoked. */
        GOOD,
        /** Nobody whom settings let us ask says anything of it. */
        NO_SOURCE,
        /** There is somebody to ask, who does not answer, or not with current data. */
        AWAITED,
        /** It, or an issuer of it, is revoked. */
        REVOKED,
        /** It leads to none of our anchors. */
        NO_PATH
    }

    /** Asks where something is missing or old, within the limits of one answer. */
    Standing ask(X509Certificate certificate);

    /** The same from what is at hand, without asking anybody. */
    Standing known(X509Certificate certificate);

    /** Rises whenever new data came: what was awaited may be decided. */
    long news();

    /**
     * Asks again for what somebody waits for and, for these certificates, for what is missing or old, within the limits of one
     * answer.
     */
    void refresh(Collection<X509Certificate> certificates);

    /** Nobody is asked and nothing is known. */
    static Revocations none() {
        return new Revocations() {
            @Override
            public Standing ask(X509Certificate certificate) {
                return Standing.NO_SOURCE;
            }

            @Override
            public Standing known(X509Certificate certificate) {
                return Standing.NO_SOURCE;
            }

            @Override
            public long news() {
                return 0;
            }

            @Override
            public void refresh(Collection<X509Certificate> certificates) {}
        };
    }
}
