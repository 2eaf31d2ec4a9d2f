package org.passerelle.client.internal;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passerelle.directory.WhitelistRules;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.media.MediaLimits;
import org.passerelle.node.GivenCard;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.node.NodeLedger;
import org.passerelle.node.NodeSettings;
import org.passerelle.node.TrustSources;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.revocation.RevocationRules;

/** Puts the node of a practice together: keys, mail servers, time, and the one thread that callbacks run on. */
public final class WiringEngine {
    private static final long LOOK_MILLIS = 1_000;
    private static final long LONGEST_STOP_SECONDS = 10;

    private WiringEngine() {}

    /**
     * Opens a node. Without a world of its own it runs by threads until it is closed; with one it is turned by hand.
     *
     * @throws org.passerelle.refusal.Refused when the folder, a key, a card or a setting does not serve
     */
    public static Engine open(Setup setup) {
        NodeSettings.World world = world(setup);
        Node node = Node.open(settings(setup, world));
        var watch = new Watch(node);
        if (setup.world() != null) {
            return new Engine(node, world.clock(), watch, () -> {});
        }
        node.start();
        ScheduledExecutorService caller = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "passerelle-callbacks");
            thread.setDaemon(true);
            return thread;
        });
        caller.scheduleWithFixedDelay(new WiringTurn(watch), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return new Engine(node, world.clock(), watch, () -> stop(caller));
    }

    /** Gives the ledger of a node that is closed a new key. */
    public static void rotateLedgerKey(Setup setup) {
        new NodeLedger(settings(setup, world(setup))).rotate();
    }

    /** Begins the ledger of a node that is closed anew. */
    public static void renewLedger(Setup setup) {
        new NodeLedger(settings(setup, world(setup))).renew();
    }

    private static NodeSettings.World world(Setup setup) {
        return setup.world() == null
                ? NodeSettings.World.system()
                : new NodeSettings.World(setup.world().clock(), setup.world().random());
    }

    private static Pathways pathways(Setup setup) {
        Pathways shipped = Pathways.shipped();
        return setup.pathways() == null ? shipped : shipped.with(setup.pathways());
    }

    private static NodeSettings settings(Setup setup, NodeSettings.World world) {
        var settings = new NodeSettings(
                setup.folder(),
                null,
                keyring(setup.keys(), world.clock().instant()),
                TrustAnchors.of(setup.authorities(), setup.crls()),
                setup.cards().stream()
                        .map(card -> new GivenCard(card.signed(), card.ours(), card.confirmation()))
                        .toList(),
                setup.accounts().stream()
                        .map(account -> mailbox(account, setup, world.clock()))
                        .toList(),
                staff(setup.staff()),
                pathways(setup),
                MediaLimits.defaults(),
                new NodeSettings.Pace(
                        setup.look(), NodeSettings.Pace.DEFAULT.outbox(), NodeSettings.Pace.DEFAULT.ticker()),
                world);
        Setup.Asked asked = setup.asked();
        return settings.withProduct(setup.productReference())
                .withCatalogues(asked.catalogues().rules())
                .withSources(new TrustSources(
                        asked.outside(),
                        asked.inside(),
                        asked.authorities(),
                        RevocationRules.usual(),
                        whitelist(setup),
                        asked.mailboxes().rules()));
    }

    /** The newest signing key that is valid now; among none that is, the newest, which the node then refuses by name. */
    private static Keyring keyring(List<KeyEntry> keys, Instant now) {
        Comparator<KeyEntry> validFirst = Comparator.comparing((KeyEntry entry) -> isValid(entry, now))
                .thenComparing(entry -> entry.certificate().getNotBefore());
        KeyEntry signing = keys.stream().filter(KeyEntry::signs).max(validFirst).orElseThrow();
        return Keyring.of(
                new Identity(signing.key(), signing.chain()),
                keys.stream()
                        .filter(KeyEntry::decrypts)
                        .map(entry -> new DecryptionKey(entry.key(), entry.certificate()))
                        .toList());
    }

    private static boolean isValid(KeyEntry entry, Instant now) {
        X509Certificate certificate = entry.certificate();
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static @Nullable WhitelistRules whitelist(Setup setup) {
        Setup.TrustSpaceList list = setup.asked().trustSpace();
        return list == null ? null : list.rules();
    }

    private static Staff staff(List<Setup.Person> people) {
        Map<MailAddress, List<Member>> lines = new HashMap<>();
        for (Setup.Person person : people) {
            Set<Member.Right> rights = new HashSet<>(Set.of(Member.Right.EXPERT));
            if (person.coordinator()) {
                rights.add(Member.Right.COORDINATOR);
            }
            lines.computeIfAbsent(person.line(), line -> new ArrayList<>())
                    .add(new Member(person.professional(), rights, person.mail()));
        }
        return new Staff(lines);
    }

    private static Mailbox mailbox(Account account, Setup setup, InstantSource clock) {
        Account.Servers servers = account.servers();
        if (servers == null) {
            return Mailbox.ofHost(account.address());
        }
        MailServer submission = server(servers.submission(), account, servers.login(), setup);
        MailServer reading = server(servers.reading(), account, servers.login(), setup);
        return new Mailbox(
                account.address(),
                new SmtpPost(new SmtpSettings(submission), clock, System::nanoTime),
                new ImapIntake(new ImapSettings(reading), clock, System::nanoTime));
    }

    private static MailServer server(URI uri, Account account, Login login, Setup setup) {
        boolean implicit = uri.getScheme().endsWith("s");
        String user = uri.getUserInfo() == null ? account.address().value() : uri.getUserInfo();
        return new MailServer(
                uri.getHost(),
                uri.getPort(),
                implicit ? MailServer.Tls.IMPLICIT : MailServer.Tls.STARTTLS,
                setup.mailAuthorities(),
                login(user, login));
    }

    private static MailLogin login(String user, Login login) {
        if (login instanceof Login.Password password) {
            return new MailLogin.Password(user, new MailSecret(password.secret()));
        } else if (login instanceof Login.Certificate own) {
            return new MailLogin.ClientCertificate(user, own.chain(), own.key());
        }
        var token = ((Login.Token) login).token();
        return new MailLogin.XOAuth2(user, () -> token.get().map(MailSecret::new));
    }

    private static void stop(ScheduledExecutorService caller) {
        caller.shutdown();
        try {
            if (!caller.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                caller.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            caller.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
