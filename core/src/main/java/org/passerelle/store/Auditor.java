package org.passerelle.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.HashStore;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** Compares the store with itself, on one connection. */
final class Auditor {
    private static final String FILE = "SELECT integrity_check AS text FROM pragma_integrity_check";
    private static final String LEAVES =
            "SELECT idx, x, n, at, leaf FROM entry WHERE idx >= ? ORDER BY idx LIMIT " + Auditor.BATCH;
    private static final String NODES = "SELECT count(*) AS n FROM ledger_node";
    private static final String EXCHANGES = "SELECT DISTINCT exchange FROM entry ORDER BY exchange";
    private static final String STALE_ROWS = "SELECT exchange FROM exchange_row AS r WHERE version <>"
            + " (SELECT count(*) FROM entry WHERE exchange = r.exchange) ORDER BY exchange";
    private static final String STRAY_DEADLINES = "SELECT exchange FROM deadline AS d WHERE NOT EXISTS"
            + " (SELECT 1 FROM entry WHERE exchange = d.exchange) ORDER BY exchange";
    /** Leaves hashed at once. */
    private static final int BATCH = 1000;

    private final Session session;
    private final JdbcJournals journals;
    private final List<Audit.Finding> findings = new ArrayList<>();

    Auditor(Session session, JdbcJournals journals) {
        this.session = session;
        this.journals = journals;
    }

    Audit audit() {
        session.list(FILE, row -> row.text("text")).stream()
                .filter(told -> !told.equals("ok"))
                .forEach(told -> found(Audit.Fault.FILE, SqliteStore.FILE));
        tree();
        session.list(EXCHANGES, row -> row.text("exchange")).forEach(this::journal);
        session.list(STALE_ROWS, row -> row.text("exchange")).forEach(row -> found(Audit.Fault.INDEX, row));
        session.list(STRAY_DEADLINES, row -> row.text("exchange")).forEach(row -> found(Audit.Fault.DEADLINE, row));
        return new Audit(JdbcLedger.size(session), findings);
    }

    /** Builds the tree again from its leaves, and compares each node with the stored one. */
    private void tree() {
        long size = 0;
        long nodes = 0;
        for (List<Sha256> batch = batch(size); !batch.isEmpty(); batch = batch(size)) {
            try {
                nodes += compare(batch, size);
            } catch (Refused missing) {
                refuseUnlessAltered(missing);
                found(Audit.Fault.LEDGER_NODE, String.valueOf(size));
                return;
            }
            size += batch.size();
        }
        if (JdbcLedger.size(session) != size) {
            found(Audit.Fault.LEDGER_GAP, String.valueOf(size));
        } else if (session.count(NODES) > nodes) {
            found(Audit.Fault.LEDGER_EXCESS, String.valueOf(size));
        }
    }

    private int compare(List<Sha256> batch, long size) {
        var tree = new MerkleTree((level, index) -> JdbcLedger.hash(session, level, index), size);
        List<HashStore.Node> nodes = tree.append(batch);
        nodes.forEach(this::compare);
        return nodes.size();
    }

    /** The next leaves' hashes, up to the first that is missing or malformed. */
    private List<Sha256> batch(long from) {
        List<Sha256> hashes = new ArrayList<>();
        try {
            session.each(
                    LEAVES,
                    row -> {
                        if (row.whole("idx") == from + hashes.size()) {
                            hashes.add(JdbcJournals.leaf(row).hash());
                        }
                    },
                    from);
        } catch (Refused malformed) {
            refuseUnlessAltered(malformed);
        }
        return hashes;
    }

    private void compare(HashStore.Node node) {
        Optional<Sha256> stored = JdbcLedger.find(session, node.level(), node.index());
        if (!stored.equals(Optional.of(node.hash()))) {
            found(Audit.Fault.LEDGER_NODE, node.level() + "/" + node.index());
        }
    }

    private void journal(String exchange) {
        try {
            journals.entries(session, Id.parse(exchange));
        } catch (Refused altered) {
            if (altered.code() != CanonRefusal.MEMBER_TYPE) {
                refuseUnlessAltered(altered);
            }
            found(Audit.Fault.JOURNAL, exchange);
        }
    }

    private static void refuseUnlessAltered(Refused refused) {
        if (refused.code() != StoreRefusal.ALTERED) {
            throw refused;
        }
    }

    private void found(Audit.Fault fault, String where) {
        if (findings.size() < Audit.MOST) {
            findings.add(new Audit.Finding(fault, where));
        }
    }
}
