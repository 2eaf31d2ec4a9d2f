package org.passerelle.seal.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.passerelle.canon.Sha256;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.port.trust.Revocations;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.certificate.CertificatePath;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.certificate.Revocation;
import org.passerelle.seal.certificate.RevocationCheck;

/**
 * Judges paths by every source of revocation data: the anchors' own lists, the certificates' distribution points and the configured
 * ones, then OCSP. One judgement waits for no longer than one answer may take, and whoever did not answer is left in peace for a
 * while, so that an outage costs the mails behind nothing.
 */
public final class RevocationDesk implements RevocationCheck, Revocations {
    private static final Duration AWAITED_FOR = Duration.ofDays(5);

    private final TrustAnchors anchors;
    private final Fetcher fetcher;
    private final RevocationRules rules;
    private final InstantSource clock;
    private final Lists lists;
    private final Responders responders;
    private final AtomicLong news = new AtomicLong();
    private final Cache<Sha256, CertificatePath> awaited;

    public RevocationDesk(
            TrustAnchors anchors,
            Fetcher fetcher,
            LastGood lastGood,
            RevocationRules rules,
            InstantSource clock,
            SecureRandom random) {
        this.anchors = anchors;
        this.fetcher = fetcher;
        this.rules = rules;
        this.clock = clock;
        this.lists = new Lists(fetcher, lastGood, clock, rules, news::incrementAndGet);
        this.responders = new Responders(fetcher, random, clock, rules, news::incrementAndGet);
        this.awaited = Caches.lasting(clock, RevocationRules.MOST_AWAITED, AWAITED_FOR);
    }

    @Override
    public Answer of(CertificatePath path, Instant at) {
        Answer answer = judge(path, at, Asking.within(rules.limits(), clock));
        Sha256 leaf = Certificates.hash(path.certificates().get(0));
        if (answer == Answer.AWAITED) {
            awaited.put(leaf, path);
        } else {
            awaited.invalidate(leaf);
        }
        return answer;
    }

    @Override
    public Standing ask(X509Certificate certificate) {
        return path(certificate)
                .map(path -> standing(of(path, clock.instant())))
                .orElse(Standing.NO_PATH);
    }

    @Override
    public Standing known(X509Certificate certificate) {
        return path(certificate)
                .map(path -> standing(judge(path, clock.instant(), Asking.nobody())))
                .orElse(Standing.NO_PATH);
    }

    @Override
    public long news() {
        return news.get();
    }

    @Override
    public void refresh(Collection<X509Certificate> certificates) {
        Asking asking = Asking.within(rules.limits(), clock);
        Instant now = clock.instant();
        for (CertificatePath path : awaited.asMap().values()) {
            if (judge(path, now, asking) != Answer.AWAITED) {
                awaited.invalidate(Certificates.hash(path.certificates().get(0)));
                news.incrementAndGet();
            }
        }
        certificates.forEach(certificate -> path(certificate).ifPresent(path -> judge(path, now, asking)));
    }

    /** The same from what is at hand: nobody is asked, and nobody waited for. */
    public RevocationCheck atHand() {
        return (path, at) -> {
            Answer answer = judge(path, at, Asking.nobody());
            return answer == Answer.AWAITED ? Answer.NO_DATA : answer;
        };
    }

    private Optional<CertificatePath> path(X509Certificate certificate) {
        return CertificatePath.find(certificate, List.of(), anchors, List.of(clock.instant()));
    }

    private static Standing standing(Answer answer) {
        return switch (answer) {
            case GOOD -> Standing.GOOD;
            case NO_DATA -> Standing.NO_SOURCE;
            case AWAITED -> Standing.AWAITED;
            case REVOKED -> Standing.REVOKED;
        };
    }

    private Answer judge(CertificatePath path, Instant at, Asking asking) {
        Answer worst = Answer.GOOD;
        List<X509Certificate> certificates = path.certificates();
        for (int place = 0; place < certificates.size(); place++) {
            X509Certificate issuer = place + 1 < certificates.size() ? certificates.get(place + 1) : path.anchor();
            Answer answer = new One(certificates.get(place), issuer, at, asking).answer();
            worst = answer.compareTo(worst) > 0 ? answer : worst;
        }
        return worst;
    }

    /** One certificate of a path being judged. */
    private final class One {
        private final X509Certificate certificate;
        private final X509Certificate issuer;
        private final Instant at;
        private final Asking asking;

        One(X509Certificate certificate, X509Certificate issuer, Instant at, Asking asking) {
            this.certificate = certificate;
            this.issuer = issuer;
            this.at = at;
            this.asking = asking;
        }

        Answer answer() {
            Sources sources = Sources.of(certificate, fetcher::allows);
            List<X509CRL> found = new ArrayList<>(anchors.crls());
            boolean silent = collect(sources, found);
            Revocation.Status status = new Revocation(found, at, latest()).of(certificate, issuer);
            if (status == Revocation.Status.UNKNOWN) {
                status = byResponders(sources.responders());
            }
            return switch (status) {
                case GOOD -> Answer.GOOD;
                case REVOKED -> Answer.REVOKED;
                case UNKNOWN ->
                    silent || hasSource(sources, found) || rules.required() ? Answer.AWAITED : Answer.NO_DATA;
            };
        }

        private Instant latest() {
            Instant now = clock.instant();
            return at.isAfter(now) ? at : now;
        }

        /** Adds the lists that are to be had; tells whether a configured one is not, which might be this issuer's. */
        private boolean collect(Sources sources, List<X509CRL> found) {
            Set<X509Certificate> authorities = new LinkedHashSet<>(List.of(issuer));
            authorities.addAll(anchors.intermediates());
            authorities.addAll(anchors.roots());
            for (URI uri : sources.lists()) {
                lists.at(uri, authorities, asking).ifPresent(found::add);
            }
            boolean silent = false;
            for (URI uri : rules.lists()) {
                Optional<X509CRL> list = lists.at(uri, authorities, asking);
                silent |= list.isEmpty();
                list.ifPresent(found::add);
            }
            return silent;
        }

        private Revocation.Status byResponders(List<URI> uris) {
            for (URI uri : uris) {
                Revocation.Status status = responders
                        .at(uri, certificate, issuer, asking)
                        .map(answer -> answer.of(certificate, at))
                        .orElse(Revocation.Status.UNKNOWN);
                if (status != Revocation.Status.UNKNOWN) {
                    return status;
                }
            }
            return Revocation.Status.UNKNOWN;
        }

        private boolean hasSource(Sources sources, List<X509CRL> found) {
            return !sources.lists().isEmpty()
                    || !sources.responders().isEmpty()
                    || found.stream().anyMatch(list -> Revocation.isOf(list, issuer));
        }
    }
}
