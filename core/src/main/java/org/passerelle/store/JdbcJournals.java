package org.passerelle.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.atrest.DataKey;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Commitment;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.Salt;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.JournalHead;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.keep.work.WorkCount;
import org.passerelle.port.keep.work.WorkQuery;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.store.wanted.ListedRow;
import org.passerelle.store.wanted.WantedRows;
import org.passerelle.store.wanted.WorkRows;

/**
 * The journals as rows. A row's sealed columns are bound to its exchange and to its whole leaf, so that no clear column can
 * be changed without their tags failing.
 */
final class JdbcJournals implements Journals {
    private static final String ADD =
            "INSERT INTO entry (idx, exchange, x, n, at, leaf, salt, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ENTRIES =
            "SELECT idx, x, n, at, leaf, salt, payload FROM entry WHERE exchange = ? ORDER BY n";
    private static final String HEAD =
            "SELECT idx, x, n, at, leaf FROM entry WHERE exchange = ? ORDER BY n DESC LIMIT 1";
    // Word for word as in the index, or it is not used.
    static final String LAST_OF_NODE = "SELECT idx, x, n, at, leaf, salt, payload FROM entry"
            + " WHERE exchange = '00000000000000000000000000000000'"
            + " AND CASE WHEN json_valid(leaf) THEN json_extract(leaf, '$.event') END = ? ORDER BY n DESC LIMIT 1";
    private static final String MOVE = "UPDATE entry SET exchange = ?, salt = ?, payload = ? WHERE idx = ?";
    private static final String YOUNGEST = "SELECT max(at) AS at FROM entry";
    private static final String ROW = "SELECT * FROM exchange_row WHERE exchange = ?";
    private static final String UNLISTED =
            "SELECT exchange FROM exchange_row WHERE opened IS NULL AND exchange > ? ORDER BY exchange LIMIT ?";
    private static final String BEGUN = "SELECT rowid, * FROM exchange_row WHERE line = ? AND begun >= ? AND begun < ?"
            + " AND (begun, exchange) > (?, ?) ORDER BY begun, exchange LIMIT ?";

    private final Readers readers;
    private final Vault vault;
    private final AlteredRows altered;

    JdbcJournals(Readers readers, Vault vault, AlteredRows altered) {
        this.readers = readers;
        this.vault = vault;
        this.altered = altered;
    }

    @Override
    public List<JournalRow> entries(Id exchange) {
        altered.refuse(exchange);
        return readers.read(session -> entries(session, exchange));
    }

    List<JournalRow> entries(Session session, Id exchange) {
        Optional<DataKey> key = vault.findKey(session, exchange);
        List<JournalRow> found = new ArrayList<>();
        session.each(
                ENTRIES,
                row -> {
                    @Nullable JournalRow before = found.isEmpty() ? null : found.get(found.size() - 1);
                    found.add(open(row, exchange, key.orElseThrow(Vault::noKey), before));
                },
                exchange);
        return List.copyOf(found);
    }

    private static JournalRow open(Row row, Id exchange, DataKey key, @Nullable JournalRow before) {
        Leaf leaf = leaf(row);
        @Nullable Sha256 prev = before == null ? null : before.leaf().hash();
        long n = before == null ? 0 : before.leaf().n() + 1;
        if (leaf.n() != n || (prev != null && !prev.equals(leaf.prev()))) {
            throw altered(n);
        }
        return open(row, leaf, exchange, key);
    }

    private static JournalRow open(Row row, Leaf leaf, Id exchange, DataKey key) {
        byte[] salt = Vault.open(key, context("salt", exchange, leaf), row.octets("salt"));
        byte[] payload = Vault.open(key, context("payload", exchange, leaf), row.octets("payload"));
        return new JournalRow(leaf, row.whole("idx"), salt, payload);
    }

    /** The row's leaf, once the columns that repeat it agree with it. */
    static Leaf leaf(Row row) {
        Leaf leaf = row.leaf("leaf");
        if (!leaf.x().equals(row.id("x"))
                || leaf.n() != row.whole("n")
                || !leaf.at().equals(row.instant("at"))) {
            throw altered(leaf.n());
        }
        return leaf;
    }

    private static RuntimeException altered(long n) {
        return Refusal.of(StoreRefusal.ALTERED).with(FactKey.OFFSET, n).refused();
    }

    private static byte[] context(String column, Id exchange, Leaf leaf) {
        return Vault.context("entry", column, exchange.hex(), new String(leaf.octets(), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<JournalRow> lastOfNode(String event) {
        return readers.read(session -> session.first(
                LAST_OF_NODE,
                row -> open(row, leaf(row), NODE, vault.findKey(session, NODE).orElseThrow(Vault::noKey)),
                event));
    }

    @Override
    public Optional<JournalHead> head(Id exchange) {
        return readers.read(session -> head(session, exchange));
    }

    private static Optional<JournalHead> head(Session session, Id exchange) {
        return session.first(HEAD, row -> new JournalHead(leaf(row), row.whole("idx")), exchange);
    }

    @Override
    public Optional<Instant> youngest() {
        return readers.read(session -> session.list(YOUNGEST, row -> row.findWhole("at"))).stream()
                .flatMap(Optional::stream)
                .map(Instant::ofEpochMilli)
                .findFirst();
    }

    void append(Session session, Change.Append change) {
        insert(session, change, JdbcLedger.append(session, change.leaf().hash()));
    }

    /** Puts the next entry of its chain at a place of the ledger whose tree the caller looks after. */
    void insert(Session session, Change.Append change, long index) {
        Leaf leaf = change.leaf();
        refuseUnlessNext(head(session, change.exchange()), leaf);
        if (!Sha256.tagged(Commitment.KIND, Salt.of(change.salt()).bytes(), change.payload())
                .equals(leaf.c())) {
            throw new HouseBug("a leaf commits to the payload it is stored with");
        }
        DataKey key = vault.makeKey(session, change.exchange());
        session.change(
                ADD,
                index,
                change.exchange(),
                leaf.x(),
                leaf.n(),
                leaf.at(),
                new String(leaf.octets(), StandardCharsets.UTF_8),
                vault.seal(key, context("salt", change.exchange(), leaf), change.salt()),
                vault.seal(key, context("payload", change.exchange(), leaf), change.payload()));
        JournalNames.put(session, change.exchange(), change.payload());
    }

    /** Gives a chain another name, under which its entries are sealed again. */
    void move(Session session, Id from, Id to) {
        DataKey key = vault.makeKey(session, to);
        for (JournalRow row : entries(session, from)) {
            session.change(
                    MOVE,
                    to,
                    vault.seal(key, context("salt", to, row.leaf()), row.salt()),
                    vault.seal(key, context("payload", to, row.leaf()), row.payload()),
                    row.index());
        }
        JournalNames.move(session, from, to);
    }

    /** Somebody was faster: conflict. Anything else that is not the next leaf of this chain cannot come from our own code. */
    private static void refuseUnlessNext(Optional<JournalHead> head, Leaf leaf) {
        long next = head.map(last -> last.leaf().n() + 1).orElse(0L);
        if (leaf.n() < next) {
            throw Refusal.of(StoreRefusal.CONFLICT)
                    .with(FactKey.OFFSET, leaf.n())
                    .refused();
        }
        if (leaf.n() > next) {
            throw new HouseBug("a leaf follows the one before it");
        }
        head.map(JournalHead::leaf).ifPresent(last -> {
            if (!last.x().equals(leaf.x()) || !last.hash().equals(leaf.prev())) {
                throw new HouseBug("a leaf names the leaf before it");
            }
            if (leaf.at().isBefore(last.at()) || last.isErased()) {
                throw new HouseBug("a chain's time never runs back, and nothing follows its erasure");
            }
        });
    }

    @Override
    public Optional<ExchangeRow> row(Id exchange) {
        altered.refuse(exchange);
        return readers.read(session -> session.first(ROW, Row::exchangeRow, exchange));
    }

    @Override
    public List<ExchangeRow> rows(ExchangeQuery query) {
        return rows(WantedRows.of(query), query.offset());
    }

    private List<ExchangeRow> rows(WantedRows wanted, int offset) {
        List<ExchangeRow> rows = readers.read(session -> session.sound(
                wanted.sql(),
                Tables.EXCHANGE_ROW,
                altered,
                this::unlessRefused,
                wanted.values().toArray()));
        return rows.subList(Math.min(offset, rows.size()), rows.size());
    }

    @Override
    public List<ExchangeRow> begun(MailAddress line, Instant from, Instant until, Optional<ExchangeRow> after) {
        Instant begun = after.map(ExchangeRow::begun).orElse(from);
        String exchange = after.map(row -> row.exchange().hex()).orElse("");
        return readers.read(session -> session.sound(
                BEGUN,
                Tables.EXCHANGE_ROW,
                altered,
                this::unlessRefused,
                line,
                Session.atOrAfter(from),
                Session.atOrAfter(until),
                begun,
                exchange,
                ExchangeQuery.MOST));
    }

    @Override
    public List<ExchangeRow> work(WorkQuery query) {
        return rows(WorkRows.of(query), query.offset());
    }

    @Override
    public List<WorkCount> workCounts(Set<MailAddress> lines, Optional<Rpps> me) {
        var wanted = WorkRows.counts(lines, me);
        return readers.read(session ->
                session.list(wanted.sql(), JdbcJournals::count, wanted.values().toArray()));
    }

    private static WorkCount count(Row row) {
        Map<WorkQuery.Which, Long> counts = new EnumMap<>(WorkQuery.Which.class);
        WorkRows.COUNTED.forEach(which -> counts.put(which, row.whole(WorkRows.column(which))));
        return new WorkCount(row.address("line"), row.findAddress("stand_in"), row.text("urgency"), counts);
    }

    @Override
    public List<Id> unlisted(Optional<Id> after, int limit) {
        return readers.read(session ->
                session.list(UNLISTED, Row::exchange, after.map(Id::hex).orElse(""), limit));
    }

    static void write(Session session, ListedRow row) {
        session.change(row.sql(), row.values().toArray());
    }

    /** A list shows no exchange that is not served. */
    private ExchangeRow unlessRefused(Row row) {
        altered.refuse(row.id("exchange"));
        return row.exchangeRow();
    }
}
