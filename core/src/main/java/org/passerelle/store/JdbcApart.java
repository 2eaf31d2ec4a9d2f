package org.passerelle.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.keep.Store.ApartShelf;

/** Mails that are kept apart, as rows; what is known of their senders is sealed under the node's key. */
final class JdbcApart implements ApartShelf {
    private static final String REFUSED = "SELECT rowid, * FROM quarantine WHERE mailbox = coalesce(?, mailbox)"
            + " ORDER BY letter IS NULL, arrived_at DESC, rowid DESC LIMIT ?";
    private static final String OF_CONTENT = "SELECT * FROM quarantine WHERE content = ? ORDER BY mailbox";
    private static final String OF_LETTER =
            "SELECT count(*) AS n FROM quarantine WHERE letter = ? AND mailbox = ? AND code = ?";
    private static final String TO_JUDGE =
            "SELECT rowid, * FROM quarantine WHERE judged < ? ORDER BY arrived_at, rowid LIMIT ?";
    private static final String OF_CODE =
            "SELECT rowid, * FROM quarantine WHERE code = ? ORDER BY arrived_at, rowid LIMIT ?";
    private static final String LOAD = "SELECT count(*) AS mails, coalesce(sum(size), 0) AS octets FROM quarantine";
    private static final String HELD = "SELECT rowid, * FROM held WHERE ? IS NULL OR substr(stream, -length(?)) = ?"
            + " ORDER BY arrived_at DESC, rowid DESC LIMIT ?";

    private static final String PUT_QUARANTINE =
            "INSERT INTO quarantine (content, mailbox, arrived_at, received_at, code,"
                    + " blob, size, letter, judged, about) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (content, mailbox) DO NOTHING";
    private static final String DROP_QUARANTINE = "DELETE FROM quarantine WHERE content = ? AND mailbox = ?";
    private static final String JUDGE_ALL = "UPDATE quarantine SET judged = 0 WHERE judged IS NOT NULL";
    private static final String PUT_HELD =
            "INSERT INTO held (letter, exchange, stream, seq, blob, arrived_at, received_at,"
                    + " about) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Readers readers;
    private final Vault vault;
    private final AlteredRows altered;

    JdbcApart(Readers readers, Vault vault, AlteredRows altered) {
        this.readers = readers;
        this.vault = vault;
        this.altered = altered;
    }

    @Override
    public List<QuarantineRow> refused(Optional<String> mailbox, int limit) {
        return readers.read(session ->
                session.sound(REFUSED, Tables.QUARANTINE, altered, this::quarantined, mailbox.orElse(null), limit));
    }

    @Override
    public List<QuarantineRow> refused(Sha256 content) {
        return readers.read(session -> session.list(OF_CONTENT, this::quarantined, content));
    }

    @Override
    public boolean refused(Sha256 letter, String mailbox, String code) {
        return readers.read(session -> session.count(OF_LETTER, letter, mailbox, code)) > 0;
    }

    @Override
    public List<QuarantineRow> toJudge(long cards, int limit) {
        return readers.read(
                session -> session.sound(TO_JUDGE, Tables.QUARANTINE, altered, this::quarantined, cards, limit));
    }

    @Override
    public List<QuarantineRow> under(String code, int limit) {
        return readers.read(
                session -> session.sound(OF_CODE, Tables.QUARANTINE, altered, this::quarantined, code, limit));
    }

    @Override
    public Load load() {
        return readers.read(session -> session.first(LOAD, row -> new Load(row.whole("mails"), row.whole("octets")))
                .orElse(new Load(0, 0)));
    }

    @Override
    public List<HeldLetter> held(Optional<String> mailbox, int limit) {
        String end = mailbox.map(address -> "/" + address).orElse(null);
        return readers.read(session -> session.sound(HELD, Tables.HELD, altered, this::held, end, end, end, limit));
    }

    QuarantineRow quarantined(Row row) {
        Id blob = row.id("blob");
        return new QuarantineRow(
                row.hash("content"),
                row.text("mailbox"),
                row.instant("arrived_at"),
                row.instant(row.findWhole("received_at").isPresent() ? "received_at" : "arrived_at"),
                row.text("code"),
                blob,
                row.whole("size"),
                row.findHash("letter"),
                row.findWhole("judged").orElse(null),
                about("quarantine", blob, row.findOctets("about")));
    }

    HeldLetter held(Row row) {
        Id blob = row.id("blob");
        return new HeldLetter(
                row.hash("letter"),
                row.id("exchange"),
                row.text("stream"),
                row.whole("seq"),
                blob,
                row.instant("arrived_at"),
                row.instant(row.findWhole("received_at").isPresent() ? "received_at" : "arrived_at"),
                about("held", blob, row.findOctets("about")));
    }

    /** Rows of the first schema say nothing of their senders. */
    private Json.Obj about(String table, Id blob, byte @Nullable [] sealed) {
        return sealed == null ? Json.object().build() : Canon.read(vault.openForNode(context(table, blob), sealed));
    }

    void put(Session session, QuarantineRow row) {
        session.change(
                PUT_QUARANTINE,
                row.content(),
                row.mailbox(),
                row.arrivedAt(),
                row.receivedAt(),
                row.code(),
                row.blob(),
                row.size(),
                row.letter(),
                row.judged(),
                vault.sealForNode(context("quarantine", row.blob()), Canon.octets(row.about())));
    }

    void put(Session session, HeldLetter held) {
        session.change(
                PUT_HELD,
                held.letter(),
                held.exchange(),
                held.stream(),
                held.seq(),
                held.blob(),
                held.arrivedAt(),
                held.receivedAt(),
                vault.sealForNode(context("held", held.blob()), Canon.octets(held.about())));
    }

    static void drop(Session session, Change.TakeBack back) {
        session.change(DROP_QUARANTINE, back.content(), back.mailbox());
    }

    static void judgeAll(Session session) {
        session.change(JUDGE_ALL);
    }

    private static byte[] context(String table, Id blob) {
        return Vault.context(table, "about", blob.hex());
    }
}
