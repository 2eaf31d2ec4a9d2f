package org.passerelle.seal.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.Certificates;

/** What OCSP responders said, by certificate, until it is old. */
final class Responders {
    private static final String REQUEST = "application/ocsp-request";
    private static final String RESPONSE = "application/ocsp-response";

    private final Fetcher fetcher;
    private final SecureRandom random;
    private final InstantSource clock;
    private final RevocationRules rules;
    private final Runnable news;
    private final Cache<Sha256, Held> held;
    private final Cache<URI, Boolean> failed;

    /** An answer and when it came. */
    private record Held(OcspAnswer answer, Instant fetched) {}

    /** @param news told when an answer came */
    Responders(Fetcher fetcher, SecureRandom random, InstantSource clock, RevocationRules rules, Runnable news) {
        this.fetcher = fetcher;
        this.random = random;
        this.clock = clock;
        this.rules = rules;
        this.news = news;
        this.held = Caches.until(
                clock, RevocationRules.MOST_ANSWERS, one -> latest(one.answer().until(), one.fetched()));
        this.failed = Caches.lasting(clock, RevocationRules.MOST_LISTS, rules.retry());
    }

    /** An answer without an end of its own serves for one refreshing. */
    private Instant latest(Instant until, Instant fetched) {
        Instant refreshed = fetched.plus(rules.refresh());
        return until.isAfter(refreshed) ? until : refreshed;
    }

    /** What the responder says of the certificate; empty when it does not, or not so that it may be relied on. */
    Optional<OcspAnswer> at(URI uri, X509Certificate certificate, X509Certificate issuer, Asking asking) {
        Sha256 key = Certificates.hash(certificate);
        Held known = held.getIfPresent(key);
        if (asking.isOver() || isFresh(known) || failed.getIfPresent(uri) != null) {
            return Optional.ofNullable(known).map(Held::answer);
        }
        return asked(uri, certificate, issuer, asking);
    }

    private boolean isFresh(@Nullable Held known) {
        return known != null && clock.instant().isBefore(known.fetched().plus(rules.refresh()));
    }

    private synchronized Optional<OcspAnswer> asked(
            URI uri, X509Certificate certificate, X509Certificate issuer, Asking asking) {
        Sha256 key = Certificates.hash(certificate);
        Held known = held.getIfPresent(key);
        Optional<Fetcher.Limits> limits = asking.left();
        if (limits.isEmpty() || isFresh(known) || failed.getIfPresent(uri) != null) {
            return Optional.ofNullable(known).map(Held::answer);
        }
        var question = new OcspQuestion(certificate, issuer, random);
        try {
            byte[] octets = fetcher.fetch(new Fetcher.Order(
                    uri,
                    Map.of("Accept", RESPONSE),
                    new Fetcher.Body(REQUEST, question.der()),
                    limits.get().upTo(OcspReader.LARGEST)));
            OcspAnswer answer = new OcspReader(question, clock.instant()).read(octets);
            if (known != null && answer.published().isBefore(known.answer().published())) {
                throw new Unusable(Unusable.Reason.STALE);
            }
            held.put(key, new Held(answer, clock.instant()));
            news.run();
            return Optional.of(answer);
        } catch (Refused | Unusable useless) {
            failed.put(uri, true);
            return Optional.ofNullable(known).map(Held::answer);
        }
    }
}
