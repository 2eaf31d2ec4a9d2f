package org.passerelle.node;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.FolderLastGood;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.seal.revocation.RevocationDesk;
import org.passerelle.seal.revocation.RevocationRules;

/**
 * Whom a node asks over HTTP about its correspondents.
 *
 * @param hosts the only hosts on the Internet that are asked, {@code name} or {@code name:port}
 * @param innerHosts hosts of one's own network, whose addresses may be private
 * @param authorities whom https servers' certificates may come from, besides the JDK's own
 * @param revocation how revocation is learned, and what its lack means
 */
public record TrustSources(
        List<String> hosts, List<String> innerHosts, List<X509Certificate> authorities, RevocationRules revocation) {
    /** Where IGC-Santé publishes its revocation lists and answers OCSP. */
    public static final List<String> IGC_SANTE = List.of("igc-sante.esante.gouv.fr", "ocsp.esante.gouv.fr");

    private static final String FETCHED = "fetched";

    public TrustSources {
        hosts = List.copyOf(hosts);
        innerHosts = List.copyOf(innerHosts);
        authorities = List.copyOf(authorities);
    }

    /** Nobody is asked: revocation is judged by the lists that the anchors hold. */
    public static TrustSources none() {
        return of(List.of(), List.of());
    }

    /** IGC-Santé's own hosts. */
    public static TrustSources usual() {
        return of(IGC_SANTE, List.of());
    }

    /** These hosts, with the usual rules. */
    public static TrustSources of(List<String> hosts, List<String> innerHosts) {
        return new TrustSources(hosts, innerHosts, List.of(), RevocationRules.usual());
    }

    /** The same with these lists' addresses asked besides the certificates' own. */
    public TrustSources lists(List<URI> lists) {
        return new TrustSources(
                hosts,
                innerHosts,
                authorities,
                new RevocationRules(
                        lists, revocation.required(), revocation.refresh(), revocation.retry(), revocation.limits()));
    }

    Fetcher fetcher() {
        return hosts.isEmpty() && innerHosts.isEmpty()
                ? Fetcher.none()
                : new HttpFetcher(AllowedHosts.of(hosts, innerHosts), authorities);
    }

    LastGood lastGood(NodeSettings settings) {
        return new FolderLastGood(
                settings.folder().resolve(FETCHED), revocation.limits().octets());
    }

    RevocationDesk revocation(NodeSettings settings) {
        return new RevocationDesk(
                settings.anchors(),
                fetcher(),
                lastGood(settings),
                revocation,
                settings.world().clock(),
                settings.world().random());
    }
}
