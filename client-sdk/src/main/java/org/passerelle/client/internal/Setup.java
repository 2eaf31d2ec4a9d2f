package org.passerelle.client.internal;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.Confirmation;
import org.passerelle.directory.WhitelistRules;
import org.passerelle.directory.api.ApiRules;
import org.passerelle.directory.asked.DirectoryRules;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;

/**
 * What a node is to be opened with.
 *
 * @param folder where it keeps itself
 * @param keys signing and decryption keys, old ones too
 * @param authorities roots, and issuers that letters need not carry
 * @param crls revocation lists
 * @param cards ours and our correspondents'
 * @param accounts our addresses
 * @param mailAuthorities whom the mail servers' certificates must come from; empty for the JDK's own
 * @param staff the people of our lines
 * @param look pause between two looks into a mailbox
 * @param productReference what {@code X-MSS-NIL} says, or null
 * @param asked who may be asked over HTTP
 * @param pathways a folder of pathways and lines' forms besides those that are shipped, or null
 * @param world time and randomness for a node that is turned by hand; null for the system's, and threads
 */
public record Setup(
        Path folder,
        List<KeyEntry> keys,
        List<X509Certificate> authorities,
        List<X509CRL> crls,
        List<SignedCard> cards,
        List<Account> accounts,
        List<X509Certificate> mailAuthorities,
        List<Person> staff,
        Duration look,
        @Nullable String productReference,
        Asked asked,
        @Nullable Path pathways,
        @Nullable World world) {

    public Setup {
        keys = List.copyOf(keys);
        authorities = List.copyOf(authorities);
        crls = List.copyOf(crls);
        cards = List.copyOf(cards);
        accounts = List.copyOf(accounts);
        mailAuthorities = List.copyOf(mailAuthorities);
        staff = List.copyOf(staff);
    }

    /**
     * Hosts that may be asked, on the Internet and in one's own network.
     *
     * @param outside {@code name} or {@code name:port}
     * @param inside the same, and their addresses may be private
     * @param authorities whom https servers' certificates may come from besides the JDK's own
     * @param trustSpace where MSSanté's list of domains comes from, or null
     * @param mailboxes which directories tell whose a mailbox is
     * @param catalogues where catalogues of lines are looked for
     */
    public record Asked(
            List<String> outside,
            List<String> inside,
            List<X509Certificate> authorities,
            @Nullable TrustSpaceList trustSpace,
            Mailboxes mailboxes,
            Catalogues catalogues) {
        public Asked {
            outside = List.copyOf(outside);
            inside = List.copyOf(inside);
            authorities = List.copyOf(authorities);
        }

        /** Whether every catalogue's place is one that may be asked, over https. */
        public boolean allowsCatalogues() {
            AllowedHosts hosts = AllowedHosts.of(outside, inside);
            return catalogues.places().stream()
                    .allMatch(place -> "https".equalsIgnoreCase(place.getScheme()) && hosts.allows(place));
        }
    }

    /** Where catalogues of lines are looked for: over https, and in files. */
    public record Catalogues(List<URI> places, List<Path> files) {
        public Catalogues {
            places = List.copyOf(places);
            files = List.copyOf(files);
        }

        CatalogueRules rules() {
            return new CatalogueRules(null, places, files);
        }
    }

    /** Which directories tell whose a mailbox is. */
    public record Mailboxes(DirectoryRules rules) {
        public static final Mailboxes NONE = new Mailboxes(DirectoryRules.NONE);

        /** A list of one's own besides. */
        public Mailboxes file(Path list) {
            return new Mailboxes(new DirectoryRules(list, rules.extract(), rules.api()));
        }

        /** The national directory's API besides. */
        public Mailboxes api(URI base, Supplier<String> key) {
            var api = new ApiRules(base, key, ApiRules.USUAL_KEEP, ApiRules.USUAL_LIMITS);
            return new Mailboxes(new DirectoryRules(rules.file(), rules.extract(), api));
        }
    }

    /** Where MSSanté's list of domains comes from, and whether it must be signed. */
    public record TrustSpaceList(WhitelistRules rules) {
        /** A file of one's own, believed as it is; a signature that is there must hold. */
        public static TrustSpaceList in(Path file) {
            return new TrustSpaceList(rules(file, null, false));
        }

        /** Where it is published: signed, or refused. */
        public static TrustSpaceList at(URI uri) {
            return new TrustSpaceList(rules(null, uri, true));
        }

        private static WhitelistRules rules(@Nullable Path file, @Nullable URI uri, boolean signed) {
            return new WhitelistRules(
                    file, uri, signed, null, null, WhitelistRules.USUAL_REFRESH, WhitelistRules.USUAL_LIMITS);
        }
    }

    /**
     * A card as its file holds it.
     *
     * @param signed CMS around the canonical card
     * @param ours whether we answer for it
     */
    public record SignedCard(byte[] signed, boolean ours, Confirmation confirmation) {}

    /**
     * Somebody of one of our lines.
     *
     * @param mail where they are told that something waits, or null
     */
    public record Person(
            MailAddress line,
            Professional professional,
            boolean coordinator,
            @Nullable MailAddress mail) {}

    /** Where time and randomness come from. */
    public record World(InstantSource clock, SecureRandom random) {}

    /** Whether any key may sign. */
    public boolean canSign() {
        return keys.stream().anyMatch(KeyEntry::signs);
    }
}
