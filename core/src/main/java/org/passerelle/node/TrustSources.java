package org.passerelle.node;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.directory.WhitelistKeeper;
import org.passerelle.directory.WhitelistRules;
import org.passerelle.directory.asked.DirectoryDesk;
import org.passerelle.directory.asked.DirectoryRules;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.FolderLastGood;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.catalogue.FetchCatalogues;
import org.passerelle.party.MailAddress;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.Revocations;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.revocation.RevocationDesk;
import org.passerelle.seal.revocation.RevocationRules;

/**
 * Whom a node asks over HTTP about its correspondents.
 *
 * @param hosts the only hosts on the Internet that are asked, {@code name} or {@code name:port}
 * @param innerHosts hosts of one's own network, whose addresses may be private
 * @param authorities whom https servers' certificates may come from, besides the JDK's own
 * @param revocation how revocation is learned, and what its lack means
 * @param whitelist where MSSanté's list of domains comes from, or null
 * @param directory which directories of mailboxes are asked
 */
public record TrustSources(
        List<String> hosts,
        List<String> innerHosts,
        List<X509Certificate> authorities,
        RevocationRules revocation,
        @Nullable WhitelistRules whitelist,
        DirectoryRules directory) {
    /** Where IGC-Santé publishes its revocation lists and answers OCSP. */
    public static final List<String> IGC_SANTE = List.of("igc-sante.esante.gouv.fr", "ocsp.esante.gouv.fr");

    private static final String FETCHED = "fetched";
    private static final String MAILBOXES = "mailboxes";

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
        return new TrustSources(hosts, innerHosts, List.of(), RevocationRules.usual(), null, DirectoryRules.NONE);
    }

    Fetcher fetcher() {
        return hosts.isEmpty() && innerHosts.isEmpty()
                ? Fetcher.none()
                : new HttpFetcher(AllowedHosts.of(hosts, innerHosts), authorities);
    }

    /** The same with MSSanté's list of domains from there. */
    public TrustSources whitelist(@Nullable WhitelistRules rules) {
        return new TrustSources(hosts, innerHosts, authorities, revocation, rules, directory);
    }

    /** The same with these directories of mailboxes. */
    public TrustSources directory(DirectoryRules rules) {
        return new TrustSources(hosts, innerHosts, authorities, revocation, whitelist, rules);
    }

    /** Takes up what is held of them. */
    DirectoryDesk directory(NodeSettings settings) {
        return DirectoryDesk.open(
                directory,
                fetcher(),
                settings.folder().resolve(MAILBOXES),
                settings.world().clock());
    }

    /** Reads the list for the first time; null without one. */
    @Nullable
    WhitelistKeeper whitelist(NodeSettings settings, Revocations revocations) {
        if (whitelist == null) {
            return null;
        }
        LastGood copies = new FolderLastGood(
                settings.folder().resolve(FETCHED), whitelist.limits().octets());
        var keeper = new WhitelistKeeper(
                whitelist, fetcher(), copies, revocations, settings.world().clock());
        keeper.open();
        return keeper;
    }

    /** How each directory stands, without changing anything in a running node's folder. */
    public List<Directory.State> examine(Path folder, InstantSource clock, MailAddress known) {
        return DirectoryDesk.examine(directory, fetcher(), folder.resolve(MAILBOXES), clock, known);
    }

    /** Where catalogues of lines are looked for. */
    List<FetchCatalogues.Source> catalogues(CatalogueRules rules) {
        Fetcher fetcher = fetcher();
        List<FetchCatalogues.Source> found = new ArrayList<>();
        for (URI place : rules.places()) {
            found.add(new FetchCatalogues.Source(
                    place.toString(), () -> fetcher.fetch(Fetcher.Order.get(place, FetchCatalogues.LIMITS))));
        }
        for (Path file : rules.files()) {
            found.add(new FetchCatalogues.Source("file " + file.getFileName(), () -> octets(file)));
        }
        return found;
    }

    private static byte[] octets(Path file) {
        int most = FetchCatalogues.LIMITS.octets();
        try (var in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(most + 1);
            if (octets.length > most) {
                throw Refusal.of(CatalogueRefusal.TOO_LARGE)
                        .with(FactKey.LIMIT, most)
                        .refused();
            }
            String text = new String(octets, StandardCharsets.ISO_8859_1);
            return text.contains("-----BEGIN") ? Pem.cms(text) : octets;
        } catch (IOException unreadable) {
            throw Refusal.of(CatalogueRefusal.UNREADABLE)
                    .with(FactKey.FILE, String.valueOf(file.getFileName()))
                    .refused(unreadable);
        }
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
