package org.passerelle.gateway.doctor;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** How long certificates and revocation lists are still good for. */
public final class CertificateCheck {
    /** A new certificate takes people some weeks. */
    public static final Duration SOON = Duration.ofDays(30);

    /** A list is fetched within hours. */
    public static final Duration LIST_SOON = Duration.ofDays(2);

    private CertificateCheck() {}

    public static Finding of(String check, X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Finding.fail(
                    check, "not valid before " + from, "Wait, set the clock right, or install the current one");
        }
        return until(check, "certificate", until, now, SOON, "Ask your authority for a new certificate and install it");
    }

    public static Finding of(String check, X509CRL list, Instant now) {
        Optional<Instant> next = Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant);
        return next.map(until ->
                        until(check, "revocation list", until, now, LIST_SOON, "Fetch the authority's current list"))
                .orElseGet(() -> Finding.ok(check, "revocation list without an end"));
    }

    private static Finding until(String check, String what, Instant until, Instant now, Duration soon, String advice) {
        if (!now.isBefore(until)) {
            return Finding.fail(check, what + " expired on " + until, advice);
        }
        Duration left = Duration.between(now, until);
        String days = what + " valid for " + left.toDays() + " days";
        return left.compareTo(soon) <= 0 ? Finding.warn(check, days, advice) : Finding.ok(check, days);
    }
}
