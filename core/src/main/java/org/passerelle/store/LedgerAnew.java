package org.passerelle.store;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.HashStore;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Begins the ledger anew within the writer's transaction: a new leaf 0, then all former leaves, and the tree above them built
 * again. Leaves are read in batches, so that memory does not grow with the ledger.
 */
final class LedgerAnew {
    // A row may not take a place before its neighbour left it, hence by way of the negative numbers.
    private static final String LIFT = "UPDATE entry SET idx = -2 - idx";
    private static final String LAND = "UPDATE entry SET idx = -1 - idx";
    private static final String FELL = "DELETE FROM ledger_node";

    private final Session session;
    private final JdbcJournals journals;

    LedgerAnew(Session session, JdbcJournals journals) {
        this.session = session;
        this.journals = journals;
    }

    void begin(Change.Anew anew) {
        requireUnaltered();
        journals.move(session, Journals.NODE, anew.formerly());
        session.change(FELL);
        session.change(LIFT);
        session.change(LAND);
        journals.insert(session, anew.opening(), 0);
        grow();
    }

    /** What was altered on disk must not be believed again because a new tree is built over it. */
    private void requireUnaltered() {
        long index = 0;
        for (List<Sha256> batch = batch(index); !batch.isEmpty(); batch = batch(index)) {
            for (Sha256 leaf : batch) {
                if (!JdbcLedger.hash(session, 0, index).equals(leaf)) {
                    throw altered(index);
                }
                index++;
            }
        }
        if (index != JdbcLedger.size(session)) {
            throw altered(index);
        }
    }

    private void grow() {
        long size = 0;
        for (List<Sha256> batch = batch(size); !batch.isEmpty(); batch = batch(size)) {
            var tree = new MerkleTree((level, index) -> JdbcLedger.hash(session, level, index), size);
            for (HashStore.Node node : tree.append(batch)) {
                JdbcLedger.add(session, node);
            }
            size += batch.size();
        }
    }

    private List<Sha256> batch(long from) {
        List<Sha256> hashes = new ArrayList<>();
        JdbcLedger.leaves(session, from, hashes);
        return hashes;
    }

    private static RuntimeException altered(long index) {
        return Refusal.of(StoreRefusal.ALTERED).with(FactKey.OFFSET, index).refused();
    }
}
