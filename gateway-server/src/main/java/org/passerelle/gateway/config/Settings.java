package org.passerelle.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Confirmation;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.mail.Vigilance;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;

/**
 * A gateway's settings, as its file says them; {@link org.passerelle.gateway.config.known.Setting} explains each.
 *
 * @param folder where the node keeps itself
 * @param nodeKey the key of that folder, null for the one inside it
 * @param productReference what {@code X-MSS-NIL} says, or null
 * @param signing what letters are signed with
 * @param decryption what letters are opened with
 * @param trust the authorities believed
 * @param cards our own cards and our correspondents'
 * @param mailboxes the mailboxes read and written from
 * @param lines the members of our lines
 * @param linePlaces where each line stands in the file
 * @param https the HTTPS edge
 * @param pace how often things are looked at
 * @param crypto who computes, or null for whom the system property names
 * @param vigilance from when on people are alarmed
 * @param clear what ordinary mails may be
 * @param scan who looks at attached files before anybody sees them, or null
 * @param sms who sends short messages to our people, or null
 * @param directory which directories of mailboxes are asked, or null
 * @param console where people look at pages, or null
 * @param pathways a folder of pathways and lines' forms besides those that are shipped, or null
 * @param catalogue which catalogues of lines are published and looked for
 */
public record Settings(
        Path folder,
        @Nullable NamedFile nodeKey,
        @Nullable String productReference,
        KeyFile signing,
        List<KeyFile> decryption,
        Trust trust,
        List<CardFile> cards,
        List<Mailbox> mailboxes,
        Map<MailAddress, List<Member>> lines,
        Map<MailAddress, Place> linePlaces,
        Https https,
        Pace pace,
        @Nullable Crypto crypto,
        Vigilance vigilance,
        ClearRules clear,
        @Nullable Scan scan,
        @Nullable SmsSettings sms,
        @Nullable Directory directory,
        @Nullable ConsoleSettings console,
        @Nullable Path pathways,
        CatalogueFiles catalogue) {

    /** Who computes what seals and opens letters. */
    public enum Crypto {
        FASTEST,
        JDK,
        STANDARD
    }

    public Settings {
        decryption = List.copyOf(decryption);
        cards = List.copyOf(cards);
        mailboxes = List.copyOf(mailboxes);
        lines = Map.copyOf(lines);
        linePlaces = Map.copyOf(linePlaces);
    }

    public Optional<NamedFile> findNodeKey() {
        return Optional.ofNullable(nodeKey);
    }

    public Optional<Crypto> findCrypto() {
        return Optional.ofNullable(crypto);
    }

    public Optional<Scan> findScan() {
        return Optional.ofNullable(scan);
    }

    public Optional<SmsSettings> findSms() {
        return Optional.ofNullable(sms);
    }

    public Optional<Path> findPathways() {
        return Optional.ofNullable(pathways);
    }

    public Optional<Directory> findDirectory() {
        return Optional.ofNullable(directory);
    }

    public Optional<ConsoleSettings> findConsole() {
        return Optional.ofNullable(console);
    }

    /** Directories of mailboxes, each of which may be null. */
    public record Directory(
            @Nullable NamedFile file,
            @Nullable Extract extract,
            @Nullable Api api) {}

    /** Where the national extract comes from, one of the two. */
    public record Extract(
            @Nullable NamedFile file, @Nullable URI url, Duration refresh) {}

    /** The national directory's API. */
    public record Api(URI base, Secret key, Duration keep) {}

    /** An antivirus server that speaks ICAP. */
    public record Scan(String host, int port, String service, Duration time) {}

    /** A private key with its certificate. */
    public sealed interface KeyFile {
        /** Two PEM files. */
        record PemPair(NamedFile certificate, NamedFile key) implements KeyFile {}

        /** One PKCS#12 file with one key. */
        record Pkcs12(NamedFile file, Secret password) implements KeyFile {}

        /**
         * A key that stays in a PKCS#11 token.
         *
         * @param library the maker's library
         * @param slot as the library counts; empty for the first one listed
         * @param alias the key's label
         * @param issuers the certificates of a PEM file to send along, the key's own first; empty for those in the token
         */
        record Pkcs11(NamedFile library, Optional<Long> slot, Secret pin, String alias, Optional<NamedFile> issuers)
                implements KeyFile {}
    }

    /**
     * Whom is believed.
     *
     * @param anchors authorities, PEM
     * @param crls revocation lists, PEM
     * @param online who is asked over HTTP
     */
    public record Trust(NamedFile anchors, List<NamedFile> crls, Online online) {
        public Trust {
            crls = List.copyOf(crls);
        }
    }

    /**
     * Who is asked over HTTP, and how long.
     *
     * @param hosts the hosts on the Internet that are asked
     * @param innerHosts those of one's own network
     * @param anchors authorities of https servers besides the JDK's, or null
     * @param lists addresses of further revocation lists
     * @param required whether a certificate that names nobody to ask is awaited all the same
     * @param whitelist MSSanté's list of domains, or null
     */
    public record Online(
            List<String> hosts,
            List<String> innerHosts,
            @Nullable NamedFile anchors,
            List<URI> lists,
            boolean required,
            Duration refresh,
            Duration retry,
            Duration time,
            int octets,
            @Nullable Whitelist whitelist) {
        public Online {
            hosts = List.copyOf(hosts);
            innerHosts = List.copyOf(innerHosts);
            lists = List.copyOf(lists);
        }

        public Optional<NamedFile> findAnchors() {
            return Optional.ofNullable(anchors);
        }
    }

    /**
     * Where MSSanté's list of domains comes from, one of the two, and who may have signed it.
     *
     * @param signed whether an unsigned list is refused
     */
    public record Whitelist(
            @Nullable NamedFile file,
            @Nullable URI url,
            boolean signed,
            @Nullable String signerName,
            @Nullable String signerUnit,
            Duration refresh) {}

    /**
     * A signed card.
     *
     * @param own whether this node answers for it
     */
    public record CardFile(NamedFile file, boolean own, Confirmation confirmation) {}

    /**
     * A mailbox and its account.
     *
     * @param place where it stands in the file
     */
    public record Mailbox(
            Place place,
            MailAddress address,
            Server smtp,
            Imap imap,
            Login login,
            @Nullable NamedFile anchors) {
        public Optional<NamedFile> findAnchors() {
            return Optional.ofNullable(anchors);
        }
    }

    /** A mail server's door. */
    public record Server(String host, int port, Tls tls) {}

    /** When TLS starts. */
    public enum Tls {
        IMPLICIT,
        STARTTLS
    }

    /** What is read where. */
    public record Imap(
            Server server,
            String folder,
            long mailBytes,
            @Nullable String receipts) {}

    /** How an account proves who it is. */
    public sealed interface Login {
        String user();

        record Password(String user, Secret secret) implements Login {}

        record Certificate(String user, KeyFile key) implements Login {}

        /** A token that another program renews in a file; read at each login. */
        record XOAuth2(String user, NamedFile token) implements Login {}
    }

    /** The HTTPS edge. */
    public record Https(
            String bind,
            int port,
            KeyFile key,
            NamedFile clientAnchors,
            List<HttpsClient> clients,
            HttpsLimits limits) {
        public Https {
            clients = List.copyOf(clients);
        }
    }

    /**
     * A program that is let in.
     *
     * @param place where it stands in the file
     * @param members whom it may act for
     * @param lines whose members, whoever they become, it may act for too
     */
    public record HttpsClient(
            Place place, String name, Sha256 fingerprint, Set<PersonId> members, Set<MailAddress> lines) {
        public HttpsClient {
            members = Set.copyOf(members);
            lines = Set.copyOf(lines);
        }
    }

    /** What the edge takes. */
    public record HttpsLimits(
            int headerBytes,
            int bodyBytes,
            long bodiesBytes,
            Duration headerTime,
            Duration bodyTime,
            Duration idleTime,
            int connections,
            int requestsPerConnection,
            int workers,
            int queue,
            Duration stopTime) {}

    /** How often a running node looks. */
    public record Pace(Duration intake, Duration outbox, Duration ticker) {}
}
