package org.passerelle.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.atrest.DataKey;
import org.passerelle.atrest.DurableFile;
import org.passerelle.atrest.ExchangeKeys;
import org.passerelle.atrest.NodeKey;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.CardShelf;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Correspondence;
import org.passerelle.port.keep.Deadlines;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.LedgerRows;
import org.passerelle.port.keep.NodeSecrets;
import org.passerelle.port.keep.OutboxQueue;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * The store in one SQLite file of the node's folder. Any thread may call it: commits follow one another, readers do not wait
 * for them.
 */
public final class SqliteStore implements Store, ExchangeKeys {
    /** The database's name in the folder. */
    public static final String FILE = "node.sqlite";

    private final SingleWriter writer;
    private final Readers readers;
    private final Vault vault;
    private final JdbcJournals journals;
    private final JdbcOutbox outbox;
    private final JdbcCards cards;
    private final JdbcApart apart;
    private final ChangeWriter changes;
    private final AlteredRows altered = new AlteredRows();

    private SqliteStore(SingleWriter writer, Readers readers, Vault vault) {
        this.writer = writer;
        this.readers = readers;
        this.vault = vault;
        this.journals = new JdbcJournals(readers, vault, altered);
        this.outbox = new JdbcOutbox(readers, vault, altered);
        this.cards = new JdbcCards(readers, vault, altered);
        this.apart = new JdbcApart(readers, vault, altered);
        this.changes = new ChangeWriter(journals, outbox, cards, apart, vault);
    }

    /**
     * Opens the folder's database, making or migrating it as needed. The lock stays the caller's, to be closed after this.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#NODE_KEY}, {@link StoreRefusal#NEWER_SCHEMA},
     *     {@link StoreRefusal#FOLDER}, {@link StoreRefusal#ALTERED} or {@link StoreRefusal#UNAVAILABLE}
     */
    public static SqliteStore open(FolderLock lock, NodeKey nodeKey, SecureRandom random) {
        Path file = lock.folder().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                DurableFile.create(file).close();
            }
        } catch (IOException unusable) {
            throw Refusal.of(StoreRefusal.FOLDER).refused(unusable);
        }
        return open(new SqliteFile(file), nodeKey, random);
    }

    static SqliteStore open(Readers.Connector connector, NodeKey nodeKey, SecureRandom random) {
        SingleWriter writer = writer(connector);
        boolean opened = false;
        try {
            Vault vault = new Vault(nodeKey, random);
            Migrations.apply(writer);
            writer.write(vault::checkNodeKey);
            var store = new SqliteStore(writer, new Readers(connector), vault);
            writer.write(session -> JournalNames.listOnce(session, store.journals));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                writer.close();
            }
        }
    }

    private static SingleWriter writer(Readers.Connector connector) {
        try {
            return new SingleWriter(connector.writer());
        } catch (SQLException fault) {
            throw SqlFaults.of(fault);
        }
    }

    @Override
    public void commit(List<Change> wanted) {
        writer.write(session -> wanted.forEach(change -> changes.write(session, change)));
    }

    @Override
    public DataKey keyOf(Id exchange) {
        Optional<DataKey> known = readers.read(session -> vault.findKey(session, exchange));
        if (known.isPresent()) {
            return known.get();
        }
        writer.write(session -> vault.makeKey(session, exchange));
        return readers.read(session -> vault.findKey(session, exchange))
                .orElseThrow(() -> new HouseBug("a key once made is there"));
    }

    /** Reads everything and compares it: journals with their tags, the tree with its leaves, lists with their journals. */
    public Audit audit() {
        return readers.readOneState(session -> inspection().whole(session));
    }

    /** The same in slices, whenever the caller has time for one. */
    public Inspection inspection() {
        return new Inspection(readers, journals, outbox, apart, altered);
    }

    /** Serves an exchange no longer, because what lists or clocks say of it does not follow from its journal. */
    public void distrust(Id exchange) {
        altered.found(Tables.EXCHANGE_ROW, exchange.hex(), exchange);
    }

    @Override
    public Journals journals() {
        return journals;
    }

    @Override
    public OutboxQueue outbox() {
        return outbox;
    }

    @Override
    public Deadlines deadlines() {
        return new JdbcDeadlines(readers, altered);
    }

    @Override
    public Correspondence correspondence() {
        return new JdbcCorrespondence(readers, altered, apart);
    }

    @Override
    public ApartShelf apart() {
        return apart;
    }

    @Override
    public LedgerRows ledger() {
        return new JdbcLedger(readers);
    }

    @Override
    public CardShelf cards() {
        return cards;
    }

    @Override
    public boolean refersTo(Id exchange, Id blob, Instant settled) {
        return readers.read(session -> JournalNames.refer(session, exchange, blob, settled));
    }

    @Override
    public List<Altered> altered() {
        return altered.all();
    }

    @Override
    public NodeSecrets secrets() {
        return name -> readers.read(session -> vault.secret(session, name));
    }

    /** Waits for those who read or write; nothing may be asked afterwards. */
    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
