package org.passerelle.node;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LedgerKeys;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Self;
import org.passerelle.flow.ledger.RenewLedger;
import org.passerelle.flow.ledger.RotateLedgerKey;
import org.passerelle.port.keep.Change;
import org.passerelle.refusal.Refusal;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/**
 * What an operator does with the ledger of a node that is stopped: give it a new key, begin it anew, take evidence out. The
 * folder is held while one of these runs, so that a running node refuses them.
 */
public final class NodeLedger {
    /** Most pieces of evidence given out at once; the youngest. */
    public static final int MOST_EVIDENCE = 1000;

    private final NodeSettings settings;

    /**
     * @param settings as {@link Node#open} takes them
     */
    public NodeLedger(NodeSettings settings) {
        this.settings = settings;
    }

    /**
     * A piece of evidence.
     *
     * @param row the document and what it is about
     * @param endorsements the ledger's endorsements in CMS as far as they are known here, so that others can check whose it is
     */
    public record Evidence(Change.Evidence row, List<byte[]> endorsements) {
        public Evidence {
            endorsements = List.copyOf(endorsements);
        }
    }

    /**
     * Gives the ledger a new key, endorsed by the present one.
     *
     * @return the node as it is afterwards
     * @throws org.passerelle.refusal.Refused {@link org.passerelle.port.keep.StoreRefusal#FOLDER_IN_USE} while the node runs
     */
    public Self rotate() {
        requireNode();
        try (Wiring wiring = Wiring.open(settings)) {
            var signatures = new OwnSignatures(
                    settings.keyring(), settings.anchors(), settings.world().random());
            return new RotateLedgerKey(wiring.premises(), signatures).rotate();
        }
    }

    /**
     * Begins a new incarnation: new ledger, key and endorsement.
     *
     * @return the node as it is afterwards
     * @throws org.passerelle.refusal.Refused {@link org.passerelle.port.keep.StoreRefusal#FOLDER_IN_USE} while the node runs
     */
    public Self renew() {
        requireNode();
        NodeSettings.World world = settings.world();
        Wiring.requireValid(settings);
        try (FolderLock lock = FolderLock.take(settings.folder());
                SqliteStore store = Wiring.store(settings, lock)) {
            var signatures = new OwnSignatures(settings.keyring(), settings.anchors(), world.random());
            return new RenewLedger(store, signatures, world.random())
                    .renew(world.clock().instant());
        }
    }

    /** The evidence that is kept against ledgers, the youngest first. */
    public List<Evidence> evidence() {
        requireNode();
        try (Wiring wiring = Wiring.open(settings)) {
            return evidence(wiring.premises());
        }
    }

    static List<Evidence> evidence(Premises premises) {
        return premises.store().correspondence().evidence(MOST_EVIDENCE).stream()
                .map(row -> new Evidence(row, endorsements(premises, row.origin())))
                .toList();
    }

    private static List<byte[]> endorsements(Premises premises, String origin) {
        if (origin.equals(premises.self().origin().text())) {
            return premises.self().endorsements().stream()
                    .map(Self.Endorsed::cms)
                    .toList();
        }
        Optional<LedgerKeys.Known> known = LedgerKeys.of(premises, origin);
        return known.map(LedgerKeys.Known::signed).orElse(List.of());
    }

    private void requireNode() {
        if (!Files.exists(settings.folder().resolve(SqliteStore.FILE))) {
            throw Refusal.of(FlowRefusal.NO_LEDGER).refused();
        }
    }
}
