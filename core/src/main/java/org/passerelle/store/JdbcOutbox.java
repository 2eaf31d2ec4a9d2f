package org.passerelle.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.atrest.DataKey;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.OutboxItem.Kind;
import org.passerelle.port.keep.OutboxItem.Standing;
import org.passerelle.port.keep.OutboxQueue;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/** The mails that must leave, as rows; their recipients, and the octets of small ones, are sealed, bound to their row, under the exchange's key. */
final class JdbcOutbox implements OutboxQueue {
    private static final String WAITING = " standing IN ('READY', 'AWAITING_RECEIPT') ";
    private static final String OLDEST = " AND next_at <= ? ORDER BY created_at, rowid LIMIT ?";
    private static final String DUE = "SELECT rowid, * FROM outbox WHERE" + WAITING + "AND kind <> 'TEXT' AND sender ";
    private static final String TEXTS = "SELECT rowid, * FROM outbox WHERE" + WAITING + "AND kind = 'TEXT'" + OLDEST;
    private static final String UNANSWERED = "SELECT rowid, * FROM outbox WHERE" + WAITING
            + "AND kind = ? AND created_at <= ? ORDER BY created_at, rowid LIMIT ?";
    private static final String NEXT = "SELECT next_at FROM outbox WHERE" + WAITING + "ORDER BY next_at LIMIT 1";
    private static final String UNDONE = WAITING + "AND NOT (kind = 'CLEAR_ASKING' AND standing = 'AWAITING_RECEIPT') ";
    private static final String COUNT = "SELECT count(*) AS n FROM outbox WHERE" + UNDONE;
    private static final String LIST = "SELECT rowid, * FROM outbox WHERE" + UNDONE;
    private static final String OLDEST_FIRST = "ORDER BY created_at, rowid LIMIT ?";
    private static final String ITEM = "SELECT * FROM outbox WHERE id = ?";
    private static final String LETTER =
            "SELECT * FROM outbox WHERE letter = ? AND kind = ? ORDER BY created_at, rowid LIMIT 1";
    private static final String RECEIPT =
            "SELECT * FROM outbox WHERE letter = ? AND kind = ? ORDER BY created_at DESC, rowid DESC LIMIT 1";
    private static final String OF_EXCHANGE =
            "SELECT * FROM outbox WHERE exchange = ? AND kind = ? ORDER BY seq, created_at, rowid";
    private static final String PUT =
            "INSERT INTO outbox (id, exchange, kind, letter, sender, null_sender, recipients, blob,"
                    + " size, seq, standing, attempts, next_at, created_at, last_code, octets)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (id) DO UPDATE SET recipients = excluded.recipients, standing = excluded.standing,"
                    + " attempts = excluded.attempts, next_at = excluded.next_at, last_code = excluded.last_code,"
                    + " octets = CASE WHEN excluded.standing IN ('DONE', 'FAILED') THEN NULL ELSE outbox.octets END";

    private final Readers readers;
    private final Vault vault;
    private final AlteredRows altered;

    JdbcOutbox(Readers readers, Vault vault, AlteredRows altered) {
        this.readers = readers;
        this.vault = vault;
        this.altered = altered;
    }

    @Override
    public List<OutboxItem> due(MailAddress sender, Instant now, int limit) {
        return sound(DUE + "= ?" + OLDEST, List.of(sender), now, limit);
    }

    @Override
    public List<OutboxItem> dueOfOthers(Set<MailAddress> senders, Instant now, int limit) {
        return sound(DUE + "NOT IN (" + places(senders) + ")" + OLDEST, senders, now, limit);
    }

    private static String places(Set<MailAddress> senders) {
        return String.join(", ", Collections.nCopies(senders.size(), "?"));
    }

    @Override
    public List<OutboxItem> waiting(Optional<Set<MailAddress>> senders, int limit) {
        String sql = LIST
                + senders.map(these -> "AND sender IN (" + places(these) + ") ").orElse("")
                + OLDEST_FIRST;
        List<Object> values = new ArrayList<>(senders.orElse(Set.of()));
        values.add(limit);
        return readers.read(
                session -> session.sound(sql, Tables.OUTBOX, altered, row -> item(session, row), values.toArray()));
    }

    private List<OutboxItem> sound(String sql, Collection<MailAddress> senders, Instant now, int limit) {
        List<Object> values = new ArrayList<>(senders);
        values.add(now);
        values.add(limit);
        return readers.read(
                session -> session.sound(sql, Tables.OUTBOX, altered, row -> item(session, row), values.toArray()));
    }

    @Override
    public List<OutboxItem> dueTexts(Instant now, int limit) {
        return sound(TEXTS, List.of(), now, limit);
    }

    @Override
    public Optional<OutboxItem> item(Id id) {
        return list(ITEM, id).stream().findFirst();
    }

    @Override
    public Optional<byte[]> octets(Id id) {
        return readers.read(session -> session.first(ITEM, row -> octets(session, row), id))
                .flatMap(found -> found);
    }

    @Override
    public Optional<OutboxItem> letter(Sha256 letter) {
        return list(LETTER, letter, Kind.LETTER).stream().findFirst();
    }

    @Override
    public Optional<OutboxItem> receiptFor(Sha256 letter) {
        return list(RECEIPT, letter, Kind.RECEIPT).stream().findFirst();
    }

    @Override
    public List<OutboxItem> lettersOf(Id exchange) {
        return list(OF_EXCHANGE, exchange, Kind.LETTER);
    }

    @Override
    public Optional<OutboxItem> asking(Sha256 mail) {
        return list(LETTER, mail, Kind.CLEAR_ASKING).stream().findFirst();
    }

    @Override
    public List<OutboxItem> unanswered(Kind kind, Instant written, int limit) {
        return readers.read(session ->
                session.sound(UNANSWERED, Tables.OUTBOX, altered, row -> item(session, row), kind, written, limit));
    }

    @Override
    public Optional<Instant> nextAt() {
        return readers.read(session -> session.first(NEXT, row -> row.instant("next_at")));
    }

    @Override
    public long waiting() {
        return readers.read(session -> session.count(COUNT));
    }

    private List<OutboxItem> list(String sql, Object... values) {
        return readers.read(session -> session.list(sql, row -> item(session, row), values));
    }

    /** The item, once its octets were opened too. */
    OutboxItem whole(Session session, Row row) {
        octets(session, row);
        return item(session, row);
    }

    private Optional<byte[]> octets(Session session, Row row) {
        byte @Nullable [] sealed = row.findOctets("octets");
        if (sealed == null) {
            return Optional.empty();
        }
        DataKey key = vault.findKey(session, row.id("exchange")).orElseThrow(Vault::noKey);
        return Optional.of(Vault.open(key, octetsContext(item(session, row)), sealed));
    }

    OutboxItem item(Session session, Row row) {
        Id id = row.id("id");
        Id exchange = row.id("exchange");
        DataKey key = vault.findKey(session, exchange).orElseThrow(Vault::noKey);
        byte[] context = context(item(id, exchange, row, List.of()));
        return item(id, exchange, row, recipients(Vault.open(key, context, row.octets("recipients"))));
    }

    private static OutboxItem item(Id id, Id exchange, Row row, List<MailAddress> to) {
        return new OutboxItem(
                id,
                exchange,
                Kind.valueOf(row.text("kind")),
                row.findHash("letter"),
                row.address("sender"),
                row.flag("null_sender"),
                to,
                row.id("blob"),
                row.whole("size"),
                row.whole("seq"),
                Standing.valueOf(row.text("standing")),
                row.number("attempts"),
                row.instant("next_at"),
                row.instant("created_at"),
                row.findText("last_code"));
    }

    void put(Session session, Change.Outbox change) {
        OutboxItem item = change.item();
        byte @Nullable [] octets = change.octets();
        DataKey key = vault.makeKey(session, item.exchange());
        session.change(
                PUT,
                item.id(),
                item.exchange(),
                item.kind(),
                item.letter(),
                item.from(),
                item.nullSender(),
                vault.seal(key, context(item), recipients(item.to())),
                item.blob(),
                item.size(),
                item.seq(),
                item.standing(),
                item.attempts(),
                Session.atOrAfter(item.nextAt()),
                item.createdAt(),
                item.lastCode(),
                octets == null ? null : vault.seal(key, octetsContext(item), octets));
    }

    void hurry(Session session, Change.Sooner sooner) {
        OutboxItem item = session.first(ITEM, row -> item(session, row), sooner.item())
                .filter(OutboxItem::waits)
                .orElseThrow(() -> Refusal.of(StoreRefusal.CONFLICT).refused());
        put(session, new Change.Outbox(item.moved(item.standing(), item.attempts(), sooner.at(), item.lastCode())));
    }

    /** Of what never changes: the octets are sealed once, while the row moves on. */
    private static byte[] octetsContext(OutboxItem item) {
        return Vault.context(
                "outbox",
                "octets",
                item.id().hex(),
                item.exchange().hex(),
                item.kind().name(),
                item.blob().hex(),
                String.valueOf(item.size()));
    }

    /** The sealed cell is bound to its whole row: no clear column can be changed without its tag failing. */
    private static byte[] context(OutboxItem item) {
        return Vault.context(
                "outbox",
                "recipients",
                item.id().hex(),
                item.exchange().hex(),
                item.kind().name(),
                item.findLetter().map(Sha256::hex).orElse(""),
                item.from().value(),
                String.valueOf(item.nullSender()),
                item.blob().hex(),
                String.valueOf(item.size()),
                String.valueOf(item.seq()),
                item.standing().name(),
                String.valueOf(item.attempts()),
                String.valueOf(Session.atOrAfter(item.nextAt()).toEpochMilli()),
                String.valueOf(item.createdAt().toEpochMilli()),
                item.lastCode() == null ? "" : "=" + item.lastCode());
    }

    private static byte[] recipients(List<MailAddress> to) {
        return to.stream()
                .map(MailAddress::value)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static List<MailAddress> recipients(byte[] lines) {
        String text = new String(lines, StandardCharsets.US_ASCII);
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\n")).map(MailAddress::new).toList();
    }
}
