package org.passerelle.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.HashStore;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.refusal.Refused;

/**
 * One round of comparing the store with itself, in slices short enough for a running node; its place is kept here alone. The file, the tree with its leaves, each journal with its tags, rows with
 * what they follow from. What does not fit is told, and its exchange is served no longer.
 */
public final class Inspection {
    /** Rows read in one slice. */
    static final int BATCH = JdbcLedger.BATCH;
    /** Journals opened in one slice. */
    static final int JOURNALS = 10;

    private static final String FILE = "SELECT integrity_check AS text FROM pragma_integrity_check(?)";
    private static final String NODES = "SELECT count(*) AS n FROM ledger_node";
    private static final String OWNER = "SELECT exchange FROM entry WHERE idx = ?";
    private static final String EXCHANGES =
            "SELECT DISTINCT exchange FROM entry WHERE exchange > ? ORDER BY exchange LIMIT " + JOURNALS;
    private static final String VERSION = "SELECT version AS n FROM exchange_row WHERE exchange = ?";
    private static final String STRAYS = "SELECT exchange FROM exchange_row AS r WHERE NOT EXISTS"
            + " (SELECT 1 FROM entry WHERE exchange = r.exchange) ORDER BY exchange";
    private static final String STRAY_DEADLINES = "SELECT exchange FROM deadline AS d WHERE NOT EXISTS"
            + " (SELECT 1 FROM entry WHERE exchange = d.exchange) ORDER BY exchange";

    private final Readers readers;
    private final JdbcJournals journals;
    private final JdbcOutbox outbox;
    private final JdbcApart apart;
    private final AlteredRows altered;
    private final List<Audit.Finding> findings = new ArrayList<>();
    private final List<Id> sound = new ArrayList<>();
    private Phase phase = Phase.FILE;
    private int table;
    private long size;
    private long nodes;
    private String after = "";
    private long afterRow;

    Inspection(Readers readers, JdbcJournals journals, JdbcOutbox outbox, JdbcApart apart, AlteredRows altered) {
        this.readers = readers;
        this.journals = journals;
        this.outbox = outbox;
        this.apart = apart;
        this.altered = altered;
    }

    private enum Phase {
        FILE,
        TREE,
        JOURNALS,
        OUTBOX,
        HELD,
        QUARANTINE,
        STRAYS,
        DONE
    }

    Audit whole(Session session) {
        while (!next(session)) {}
        return new Audit(JdbcLedger.size(session), findings);
    }

    /** Compares the next slice; tells the exchanges whose journals it found sound, for others to compare more. */
    public List<Id> next() {
        sound.clear();
        readers.readOneState(this::next);
        return List.copyOf(sound);
    }

    /** Whether everything was compared once. */
    public boolean over() {
        return phase == Phase.DONE;
    }

    /** One slice; tells whether it was the last. */
    private boolean next(Session session) {
        boolean more =
                switch (phase) {
                    case FILE -> file(session);
                    case TREE -> tree(session);
                    case JOURNALS -> journals(session);
                    case OUTBOX -> rows(session, Tables.OUTBOX, row -> outbox.whole(session, row));
                    case HELD -> rows(session, Tables.HELD, apart::held);
                    case QUARANTINE -> rows(session, Tables.QUARANTINE, apart::quarantined);
                    case STRAYS -> strays(session);
                    case DONE -> false;
                };
        if (!more && phase != Phase.DONE) {
            phase = Phase.values()[phase.ordinal() + 1];
            afterRow = 0;
        }
        return phase == Phase.DONE;
    }

    private boolean file(Session session) {
        session.list(FILE, row -> row.text("text"), Tables.values()[table].table()).stream()
                .filter(told -> !told.equals("ok"))
                .forEach(told -> found(Audit.Fault.FILE, Tables.values()[table], SqliteStore.FILE, Journals.NODE));
        table++;
        return table < Tables.values().length;
    }

    /** Builds the next part of the tree again from its leaves, and compares each node with the stored one. */
    private boolean tree(Session session) {
        List<Sha256> batch = batch(session, size);
        try {
            nodes += compare(session, batch);
        } catch (Refused missing) {
            Session.refuseUnlessAltered(missing);
            found(Audit.Fault.LEDGER_NODE, Tables.LEDGER_NODE, String.valueOf(size), Journals.NODE);
            return false;
        }
        size += batch.size();
        if (!batch.isEmpty()) {
            return true;
        }
        if (JdbcLedger.size(session) != size) {
            found(Audit.Fault.LEDGER_GAP, Tables.ENTRY, String.valueOf(size), owner(session, size));
        } else if (session.count(NODES) > nodes) {
            found(Audit.Fault.LEDGER_EXCESS, Tables.LEDGER_NODE, String.valueOf(size), Journals.NODE);
        }
        return false;
    }

    private int compare(Session session, List<Sha256> batch) {
        var tree = new MerkleTree((level, index) -> JdbcLedger.hash(session, level, index), size);
        List<HashStore.Node> nodes = tree.append(batch);
        nodes.forEach(node -> compare(session, node));
        return nodes.size();
    }

    /** The next leaves' hashes, up to the first that is missing or malformed. */
    private List<Sha256> batch(Session session, long from) {
        List<Sha256> hashes = new ArrayList<>();
        try {
            JdbcLedger.leaves(session, from, hashes);
        } catch (Refused malformed) {
            Session.refuseUnlessAltered(malformed);
        }
        return hashes;
    }

    private void compare(Session session, HashStore.Node node) {
        Optional<Sha256> stored = JdbcLedger.find(session, node.level(), node.index());
        if (!stored.equals(Optional.of(node.hash()))) {
            Id owner = node.level() == 0 ? owner(session, node.index()) : Journals.NODE;
            found(Audit.Fault.LEDGER_NODE, Tables.LEDGER_NODE, node.level() + "/" + node.index(), owner);
        }
    }

    private static Id owner(Session session, long index) {
        return session.list(OWNER, Row::exchange, index).stream().findFirst().orElse(Journals.NODE);
    }

    private boolean journals(Session session) {
        List<String> exchanges = session.list(EXCHANGES, row -> row.text("exchange"), after);
        exchanges.forEach(exchange -> journal(session, exchange));
        after = exchanges.isEmpty() ? after : exchanges.get(exchanges.size() - 1);
        return !exchanges.isEmpty();
    }

    private void journal(Session session, String text) {
        Id exchange = id(text);
        try {
            List<JournalRow> rows = journals.entries(session, Id.parse(text));
            boolean listed = session.list(VERSION, row -> row.whole("n"), text).stream()
                    .allMatch(version -> version == rows.size());
            if (!listed) {
                found(Audit.Fault.INDEX, Tables.EXCHANGE_ROW, text, exchange);
            }
            if (!JournalNames.follow(session, exchange, rows)) {
                found(Audit.Fault.NAMES, Tables.NAMED, text, exchange);
            }
            sound.add(exchange);
        } catch (Refused refused) {
            if (refused.code() != CanonRefusal.MEMBER_TYPE) {
                Session.refuseUnlessAltered(refused);
            }
            found(Audit.Fault.JOURNAL, Tables.ENTRY, text, exchange);
        }
    }

    private static Id id(String exchange) {
        try {
            return Id.parse(exchange);
        } catch (Refused malformed) {
            return Journals.NODE;
        }
    }

    private boolean rows(Session session, Tables of, Consumer<Row> reader) {
        int known = altered.count(of);
        long before = afterRow;
        session.each(
                "SELECT rowid, * FROM " + of.table() + " WHERE rowid > ? ORDER BY rowid LIMIT " + BATCH,
                row -> {
                    afterRow = row.whole("rowid");
                    Session.soundOne(of, altered, reader, row);
                },
                before);
        if (altered.count(of) > known) {
            findings.add(new Audit.Finding(Audit.Fault.ROW, of.table()));
        }
        return afterRow > before;
    }

    private boolean strays(Session session) {
        session.list(STRAYS, row -> row.text("exchange"))
                .forEach(row -> found(Audit.Fault.INDEX, Tables.EXCHANGE_ROW, row, id(row)));
        session.list(STRAY_DEADLINES, row -> row.text("exchange"))
                .forEach(row -> found(Audit.Fault.DEADLINE, Tables.DEADLINE, row, id(row)));
        return false;
    }

    private void found(Audit.Fault fault, Tables of, String where, Id exchange) {
        altered.found(of, where, exchange);
        if (findings.size() < Audit.MOST) {
            findings.add(new Audit.Finding(fault, where));
        }
    }
}
