package org.passerelle.seal.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.Revocation;
import org.passerelle.seal.revocation.Unusable.Reason;

/** Revocation lists by their address: the newest one that was seen, until it expires, across restarts too. */
final class Lists {
    private static final String SUFFIX = ".crl";

    private final Fetcher fetcher;
    private final LastGood lastGood;
    private final InstantSource clock;
    private final RevocationRules rules;
    private final Runnable news;
    private final Cache<URI, Held> held;
    private final Cache<URI, Boolean> failed;

    /**
     * A list and when it came.
     *
     * @param fetched null for one of an earlier run
     */
    private record Held(X509CRL list, @Nullable Instant fetched) {}

    /** @param news told when a list came */
    Lists(Fetcher fetcher, LastGood lastGood, InstantSource clock, RevocationRules rules, Runnable news) {
        this.fetcher = fetcher;
        this.lastGood = lastGood;
        this.clock = clock;
        this.rules = rules;
        this.news = news;
        this.held = Caches.until(
                clock,
                RevocationRules.MOST_LISTS,
                one -> one.list().getNextUpdate().toInstant());
        this.failed = Caches.lasting(clock, RevocationRules.MOST_LISTS, rules.retry());
    }

    /**
     * The newest list of that address.
     *
     * @param issuers who may have signed it
     */
    Optional<X509CRL> at(URI uri, Collection<X509Certificate> issuers, Asking asking) {
        Held known = known(uri, issuers);
        if (asking.isOver() || isFresh(known) || failed.getIfPresent(uri) != null) {
            return Optional.ofNullable(known).map(Held::list);
        }
        return fetched(uri, issuers, asking);
    }

    private @Nullable Held known(URI uri, Collection<X509Certificate> issuers) {
        Held known = held.getIfPresent(uri);
        if (known != null) {
            return known.list().getNextUpdate().toInstant().isBefore(clock.instant()) ? null : known;
        }
        Optional<byte[]> copy = lastGood.read(name(uri));
        if (copy.isEmpty()) {
            return null;
        }
        try {
            known = new Held(judged(copy.get(), issuers, null), null);
            held.put(uri, known);
            return known;
        } catch (Unusable old) {
            return null;
        }
    }

    private boolean isFresh(@Nullable Held known) {
        return known != null
                && known.fetched() != null
                && clock.instant().isBefore(known.fetched().plus(rules.refresh()));
    }

    /** One at a time: who waits here finds what the one before fetched, or that it failed. */
    private synchronized Optional<X509CRL> fetched(URI uri, Collection<X509Certificate> issuers, Asking asking) {
        Held known = known(uri, issuers);
        Optional<Fetcher.Limits> limits = asking.left();
        if (limits.isEmpty() || isFresh(known) || failed.getIfPresent(uri) != null) {
            return Optional.ofNullable(known).map(Held::list);
        }
        try {
            byte[] octets = fetcher.fetch(Fetcher.Order.get(uri, limits.get()));
            X509CRL list = judged(octets, issuers, known);
            held.put(uri, new Held(list, clock.instant()));
            lastGood.keep(name(uri), octets);
            news.run();
            return Optional.of(list);
        } catch (Refused | Unusable useless) {
            failed.put(uri, true);
            return Optional.ofNullable(known).map(Held::list);
        }
    }

    /** A list that may take the known one's place: its issuer's, current, and not older. */
    private X509CRL judged(byte[] octets, Collection<X509Certificate> issuers, @Nullable Held known) {
        X509CRL list = parsed(octets);
        Instant now = clock.instant();
        if (issuers.stream().noneMatch(issuer -> Revocation.isOf(list, issuer))) {
            throw new Unusable(Reason.SIGNER);
        }
        boolean current = list.getNextUpdate() != null
                && !list.getNextUpdate().toInstant().isBefore(now)
                && !list.getThisUpdate().toInstant().minus(Revocation.AHEAD).isAfter(now);
        if (!current
                || known != null && list.getThisUpdate().before(known.list().getThisUpdate())) {
            throw new Unusable(Reason.STALE);
        }
        return list;
    }

    private static X509CRL parsed(byte[] octets) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(octets));
        } catch (CertificateException | CRLException | RuntimeException malformed) {
            throw new Unusable(Reason.MALFORMED, malformed);
        }
    }

    private static String name(URI uri) {
        return Sha256.hash(uri.toString().getBytes(StandardCharsets.UTF_8)).hex() + SUFFIX;
    }
}
