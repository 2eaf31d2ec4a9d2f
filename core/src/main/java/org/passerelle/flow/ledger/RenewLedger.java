package org.passerelle.flow.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Chapter;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Self;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.Origin;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.Refusal;

/**
 * Begins a new incarnation of the node, for a lost ledger key or a restored folder (WIRE §5): new origin, key and endorsement,
 * and a new ledger whose leaf 0 names the one before; the leaves that are here follow in it, so that everything stays provable.
 * Letters sealed before keep their bytes and go on in their old streams; new ones start new streams. One commit.
 */
public final class RenewLedger {
    private final Store store;
    private final Signatures signatures;
    private final SecureRandom random;
    private final OwnLedger own;

    public RenewLedger(Store store, Signatures signatures, SecureRandom random) {
        this.store = store;
        this.signatures = signatures;
        this.random = random;
        this.own = new OwnLedger(store);
    }

    /**
     * Renews.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#NO_LEDGER}, {@link StoreRefusal#ALTERED} when the ledger is not
     *     the one that was last signed, {@link StoreRefusal#CLOCK_BEHIND}
     */
    public Self renew(Instant instant) {
        Instant now = own.requireClock(instant);
        Origin old =
                own.origin().orElseThrow(() -> Refusal.of(FlowRefusal.NO_LEDGER).refused());
        var tree = new MerkleTree(store.ledger().hashes(), store.ledger().size());
        SignCheckpoint.requireUnaltered(store, old, tree);
        var origin = new Origin(old.node(), Id.random(random));
        Self self = OpenLedger.first(origin, LedgerKey.generate(random), signatures, now);
        var chapter = new Chapter(Journals.NODE, Id.random(random), null, random);
        chapter.write(
                Kind.NODE_OPENED.type(),
                Json.object()
                        .put("origin", origin.text())
                        .put("previous", Checkpoint.of(old, tree).json())
                        .build(),
                now);
        List<Change> changes = new ArrayList<>();
        for (Change opening : chapter.appends()) {
            changes.add(new Change.Anew(old.incarnation(), (Change.Append) opening));
        }
        changes.addAll(own.write(self));
        store.commit(changes);
        return self;
    }
}
