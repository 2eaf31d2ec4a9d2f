package org.passerelle.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.internal.KeyFiles;
import org.passerelle.client.internal.Setup;
import org.passerelle.refusal.Refusal;

/** The part of {@link Settings} that says who may be asked over HTTP, and which lists are at hand. */
abstract class Asking {
    private final List<String> hosts = new ArrayList<>();
    private final List<String> innerHosts = new ArrayList<>();
    private final List<X509Certificate> httpsAuthorities = new ArrayList<>();
    private final List<Path> catalogueFiles = new ArrayList<>();
    private final List<URI> cataloguePlaces = new ArrayList<>();
    private Setup.@Nullable TrustSpaceList trustSpace;
    private Setup.Mailboxes directory = Setup.Mailboxes.NONE;

    abstract Settings self();

    Setup.Asked asked() {
        var asked = new Setup.Asked(
                hosts,
                innerHosts,
                httpsAuthorities,
                trustSpace,
                directory,
                new Setup.Catalogues(cataloguePlaces, catalogueFiles));
        if (!asked.allowsCatalogues()) {
            throw Refusal.of(ClientRefusal.CATALOGUE).refused();
        }
        return asked;
    }

    /**
     * Hosts on the Internet that may be asked over HTTP, and nobody else: {@code name}, or {@code name:port}. For IGC-Santé's
     * certificates, {@code igc-sante.esante.gouv.fr} and {@code ocsp.esante.gouv.fr}. Once a host may be asked, letters wait while it
     * does not tell whether a certificate is revoked; without any, revocation is judged by {@link Settings#revocations} alone.
     */
    public Settings hosts(String... names) {
        hosts.addAll(List.of(names));
        return self();
    }

    /** The same for hosts of one's own network, whose addresses may be private. */
    public Settings innerHosts(String... names) {
        innerHosts.addAll(List.of(names));
        return self();
    }

    /**
     * MSSanté's list of domains, in a file that somebody keeps up to date. With it, a card of ours whose carriage names {@code clear}
     * and a line's card that we signed ourselves, ordinary mails are written and read, inside these domains only.
     */
    public Settings trustSpace(Path list) {
        trustSpace = Setup.TrustSpaceList.in(list);
        return self();
    }

    /** The same list, fetched every six hours from where it is published, which must be one of the {@link #hosts}; its signature holds. */
    public Settings trustSpace(URI list) {
        trustSpace = Setup.TrustSpaceList.at(list);
        return self();
    }

    /** A list of mailboxes that somebody keeps, as {@code docs/directory.md} writes it: newcomers whom it names need no person's word. */
    public Settings directory(Path list) {
        directory = directory.file(list);
        return self();
    }

    /** The national directory's API, at one of the {@link #hosts}; the key is asked for at each use and never kept. */
    public Settings directory(URI api, Supplier<String> key) {
        directory = directory.api(api, key);
        return self();
    }

    /** Whom https servers' certificates may come from besides the JDK's own list, as PEM: IGC-Santé's for a hospital's gateway, say. */
    public Settings httpsAuthorities(Path pem) {
        httpsAuthorities.addAll(FromFile.read(pem, () -> KeyFiles.certificates(pem)));
        return self();
    }

    /** A signed catalogue of lines in a file that somebody keeps up to date, read once a day, for {@link Practice#catalogue}. */
    public Settings catalogue(Path file) {
        catalogueFiles.add(file);
        return self();
    }

    /** The same, fetched once a day; {@link Practice#open} refuses an address other than https at one of the {@link #hosts} or {@link #innerHosts}. */
    public Settings catalogue(URI place) {
        cataloguePlaces.add(place);
        return self();
    }
}
