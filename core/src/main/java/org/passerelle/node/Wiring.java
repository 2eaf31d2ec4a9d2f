package org.passerelle.node;

import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.atrest.NodeKey;
import org.passerelle.blob.FolderBlobs;
import org.passerelle.directory.WhitelistKeeper;
import org.passerelle.directory.asked.AskedInTurn;
import org.passerelle.directory.asked.DirectoryDesk;
import org.passerelle.flow.catalogue.Catalogues;
import org.passerelle.flow.desk.AddressBook;
import org.passerelle.flow.desk.LedgerKeys;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Staff;
import org.passerelle.flow.ledger.OpenLedger;
import org.passerelle.flow.ledger.SignCheckpoint;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.flow.listed.Bulletin;
import org.passerelle.flow.listed.ToldStore;
import org.passerelle.flow.onboarding.AskDirectories;
import org.passerelle.flow.onboarding.ConfirmByDirectory;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.flow.onboarding.Newcomers;
import org.passerelle.flow.trust.CardDirectory;
import org.passerelle.media.MediaGate;
import org.passerelle.pathway.yaml.LivePathways;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.TrustSpace;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.EndorsementSeal;
import org.passerelle.seal.revocation.RevocationDesk;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/**
 * The rooms of one node put together, bottom-up, and taken apart again in reverse.
 *
 * @param settings what the node was opened with
 * @param premises what its operations work with
 * @param revocation who tells of revoked certificates
 * @param whitelist who knows MSSanté's domains, or null
 * @param directory who knows MSSanté's mailboxes
 * @param lock the folder's lock
 * @param store the folder's store
 * @param bulletin who tells what is committed to it
 */
record Wiring(
        NodeSettings settings,
        Premises premises,
        RevocationDesk revocation,
        @Nullable WhitelistKeeper whitelist,
        DirectoryDesk directory,
        FolderLock lock,
        SqliteStore store,
        Bulletin bulletin)
        implements AutoCloseable {

    /** Opens everything and makes something of it; when that is refused, everything is closed again. */
    static <T> T opened(NodeSettings settings, Function<Wiring, T> made) {
        Wiring wiring = open(settings);
        try {
            return made.apply(wiring);
        } catch (RuntimeException refused) {
            wiring.close();
            throw refused;
        }
    }

    static Wiring open(NodeSettings settings) {
        requireValid(settings);
        FolderLock lock = FolderLock.take(settings.folder());
        try {
            return open(settings, lock);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private static Wiring open(NodeSettings settings, FolderLock lock) {
        SqliteStore store = store(settings, lock);
        try {
            KnownPathways.remember(settings.folder(), settings.pathways());
            RevocationDesk revocation = settings.sources().revocation(settings);
            WhitelistKeeper whitelist = settings.sources().whitelist(settings, revocation);
            DirectoryDesk directory = settings.sources().directory(settings);
            var told = new ToldStore(store, new Bulletin());
            Premises premises = premises(settings, told, store, revocation, whitelist, directory);
            return new Wiring(settings, premises, revocation, whitelist, directory, lock, store, told.bulletin());
        } catch (RuntimeException refused) {
            store.close();
            throw refused;
        }
    }

    static SqliteStore store(NodeSettings settings, FolderLock lock) {
        NodeSettings.World world = settings.world();
        Path keyFile = Optional.ofNullable(settings.nodeKey())
                .orElseGet(() -> settings.folder().resolve("node.key"));
        return SqliteStore.open(lock, NodeKey.readOrCreate(keyFile, world.random()), world.random());
    }

    /** Octets that relays may add to a mail as their trace fields (RFC 5321 §4.4). */
    static final long TRACE_HEADERS = 64 * 1024;

    /** Takes cards in while the node runs. */
    LearnCard learnCard() {
        return new LearnCard(premises, signatures(settings, revocation));
    }

    /** Asks the directories that others keep whose a newcomer's address is. */
    ConfirmByDirectory confirming(LearnCard cards, Newcomers newcomers) {
        return new ConfirmByDirectory(premises, cards, newcomers, new AskDirectories(premises, cards, directory));
    }

    /** Our own catalogue and those that are known. */
    Catalogues catalogues(LearnCard cards) {
        return Catalogues.of(
                premises,
                cards,
                signatures(settings, revocation),
                settings.catalogues(),
                new AskDirectories(premises, cards, directory),
                settings.sources().catalogues(settings.catalogues()));
    }

    /** Whom we may write to without knowing them: where MSSanté's list is at hand, whoever is in its trust space. */
    Newcomers newcomers(LearnCard cards, Catalogues catalogues) {
        WhitelistKeeper list = whitelist;
        return new Newcomers(premises, cards, address -> list == null || list.contains(address), catalogues::came);
    }

    /** The books of our own lines and practices; a line's is read, or begun, on a node that keeps its lines. */
    OwnLines lines(LearnCard cards) {
        var folder = new LineFolder(settings.folder());
        var lines = new OwnLines(premises, cards, signatures(settings, revocation)::signCard, folder::keep);
        if (settings.keepsLines()) {
            lines.open(settings.staff());
        }
        lines.openPractices();
        return lines;
    }

    private static OwnSignatures signatures(NodeSettings settings, RevocationDesk revocation) {
        return new OwnSignatures(
                settings.keyring(),
                settings.anchors(),
                revocation.atHand(),
                settings.world().random());
    }

    private static Premises premises(
            NodeSettings settings,
            ToldStore told,
            SqliteStore store,
            RevocationDesk revocation,
            @Nullable WhitelistKeeper whitelist,
            Directory asked) {
        NodeSettings.World world = settings.world();
        OwnSignatures signatures = signatures(settings, revocation);
        var self = new OpenLedger(store, signatures, world.random())
                .open(world.clock().instant());
        var book = new AddressBook();
        var premises = new Premises(
                self,
                told,
                FolderBlobs.open(settings.folder(), store, world.random(), world.clock()),
                LettersOf.node(settings, book, revocation),
                new LivePathways(settings.pathways(), known -> KnownPathways.remember(settings.folder(), known)),
                book,
                new Staff(settings.staff().lines()),
                new MediaGate(settings.media()),
                revocation,
                whitelist == null ? TrustSpace.none() : whitelist,
                new AskedInTurn(List.of(new CardDirectory(book::cards, world.clock()), asked)),
                settings.clear(),
                settings.texting().rules(),
                settings.texting().pages(),
                new LedgerKeys(new EndorsementSeal(settings.anchors())),
                world.random(),
                world.clock());
        new SignCheckpoint(premises).requireUnaltered();
        var learn = new LearnCard(premises, signatures);
        learn.recall();
        for (int place = 0; place < settings.cards().size(); place++) {
            learn(learn, settings.cards().get(place), place, settings.keepsLines());
        }
        requireRead(settings, book);
        return premises;
    }

    /** A letter that our card allows must never be passed over for its size: nobody would answer it. */
    private static void requireRead(NodeSettings settings, AddressBook book) {
        for (Mailbox mailbox : settings.mailboxes()) {
            Intake intake = mailbox.intake();
            long read = intake == null ? Long.MAX_VALUE : intake.mostOctets();
            long promised = book.promised(mailbox.address());
            if (promised > read - TRACE_HEADERS) {
                throw Refusal.of(NodeRefusal.CARD_PROMISES_MORE)
                        .with(FactKey.ACTUAL, promised)
                        .with(FactKey.LIMIT, read - TRACE_HEADERS)
                        .refused();
            }
        }
    }

    /** What a card is refused for is told with its place in the list: whoever opens the node knows the file. */
    private static void learn(LearnCard learn, GivenCard card, int place, boolean kept) {
        try {
            if (card.ours() && kept) {
                learn.learnOwn(card.signed(), card.confirmation());
            } else if (card.ours()) {
                learn.learn(card.signed(), true, card.confirmation());
            } else {
                learn.learnOrKeep(card.signed(), card.confirmation());
            }
        } catch (Refused refused) {
            throw refused.refusal()
                    .with(FactKey.SETTING, "cards[" + place + "]")
                    .refused(refused);
        }
    }

    /** A certificate that cannot be used now is found at the start, not at the first letter. */
    static void requireValid(NodeSettings settings) {
        Instant now = settings.world().clock().instant();
        requireValid(settings.keyring().signing().certificate(), now, NodeRefusal.SIGNING_CERTIFICATE);
        boolean readable = settings.keyring().decryption().stream()
                .map(DecryptionKey::certificate)
                .anyMatch(certificate -> isValid(certificate, now));
        if (!readable) {
            throw Refusal.of(NodeRefusal.DECRYPTION_CERTIFICATE).refused();
        }
    }

    private static void requireValid(X509Certificate certificate, Instant now, RefusalCode otherwise) {
        if (!isValid(certificate, now)) {
            throw Refusal.of(otherwise)
                    .with(
                            FactKey.CERTIFICATE_SERIAL,
                            certificate.getSerialNumber().toString(16))
                    .refused();
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException outside) {
            return false;
        }
    }

    @Override
    public void close() {
        try (lock;
                store) {
            settings.mailboxes().forEach(Mailbox::close);
        }
    }
}
