package org.passerelle.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.HashStore;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.port.keep.LedgerRows;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The ledger's tree as rows. */
final class JdbcLedger implements LedgerRows {
    /** Leaves read at once. */
    static final int BATCH = 1000;

    private static final String SIZE = "SELECT coalesce(max(idx) + 1, 0) AS n FROM entry";
    private static final String HASH = "SELECT hash FROM ledger_node WHERE level = ? AND idx = ?";
    private static final String ADD = "INSERT INTO ledger_node (level, idx, hash) VALUES (?, ?, ?)";
    private static final String INDEX = "SELECT idx FROM entry WHERE x = ? AND n = ?";
    private static final String LEAVES =
            "SELECT idx, x, n, at, leaf FROM entry WHERE idx >= ? ORDER BY idx LIMIT " + BATCH;

    private final Readers readers;

    JdbcLedger(Readers readers) {
        this.readers = readers;
    }

    @Override
    public long size() {
        return readers.read(JdbcLedger::size);
    }

    @Override
    public HashStore hashes() {
        return (level, index) -> readers.read(session -> hash(session, level, index));
    }

    @Override
    public OptionalLong index(Id x, long n) {
        Optional<Long> found = readers.read(session -> session.first(INDEX, row -> row.whole("idx"), x, n));
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    static long size(Session session) {
        return session.count(SIZE);
    }

    /** Adds the next leaves' hashes, up to the first that is missing, or before a malformed one refuses. */
    static void leaves(Session session, long from, List<Sha256> hashes) {
        session.each(
                LEAVES,
                row -> {
                    if (row.whole("idx") == from + hashes.size()) {
                        hashes.add(JdbcJournals.leaf(row).hash());
                    }
                },
                from);
    }

    /** A node that is missing was removed: every complete subtree was stored with its last leaf. */
    static Sha256 hash(Session session, int level, long index) {
        return find(session, level, index)
                .orElseThrow(() -> Refusal.of(StoreRefusal.ALTERED)
                        .with(FactKey.OFFSET, index)
                        .refused());
    }

    static Optional<Sha256> find(Session session, int level, long index) {
        return session.first(HASH, row -> row.octets("hash"), level, index).map(JdbcLedger::sha256);
    }

    private static Sha256 sha256(byte[] octets) {
        try {
            return Sha256.of(octets);
        } catch (Refused malformed) {
            throw Session.altered(malformed);
        }
    }

    /** Adds a leaf and the subtrees that it completes, and tells its index. */
    static long append(Session session, Sha256 leaf) {
        long size = size(session);
        var tree = new MerkleTree((level, index) -> hash(session, level, index), size);
        for (HashStore.Node node : tree.append(List.of(leaf))) {
            add(session, node);
        }
        return size;
    }

    static void add(Session session, HashStore.Node node) {
        session.change(ADD, node.level(), node.index(), node.hash().bytes());
    }
}
