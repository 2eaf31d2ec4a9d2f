package org.passerelle.store;

import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Correspondence;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StreamRow;
import org.passerelle.port.keep.WitnessRow;

/** What is known of letters and of those who write them, as rows. */
final class JdbcCorrespondence implements Correspondence {
    private static final String SEEN = "SELECT * FROM seen WHERE letter = ?";
    private static final String SEEN_AT = "SELECT * FROM seen WHERE stream = ? AND seq = ?";
    private static final String STREAM = "SELECT * FROM stream WHERE name = ?";
    private static final String HELD = "SELECT * FROM held WHERE letter = ?";
    private static final String HELD_IN = "SELECT * FROM held WHERE stream = ? ORDER BY seq";
    private static final String HELD_BLOB = "SELECT count(*) AS n FROM held WHERE blob = ?";
    private static final String READY =
            "SELECT held.rowid, held.* FROM held LEFT JOIN stream ON stream.name = held.stream"
                    + " WHERE held.seq <= coalesce(stream.next, 1) ORDER BY held.seq LIMIT ?";
    private static final String QUARANTINED = "SELECT count(*) AS n FROM quarantine WHERE content = ? AND mailbox = ?";
    private static final String CURSOR = "SELECT * FROM mailbox_cursor WHERE mailbox = ?";
    private static final String QUARANTINE =
            "SELECT rowid, * FROM quarantine ORDER BY arrived_at DESC, rowid DESC LIMIT ?";
    private static final String WITNESS = "SELECT * FROM witness WHERE origin = ?";
    private static final String READS = "SELECT rowid, * FROM reads WHERE address = ? LIMIT ?";
    private static final String EVIDENCE = "SELECT rowid, * FROM evidence ORDER BY at DESC, rowid DESC LIMIT ?";
    private static final String ALARMS = "SELECT rowid, * FROM alarm ORDER BY at DESC, rowid DESC LIMIT ?";

    private static final String PUT_SEEN =
            "INSERT INTO seen (letter, exchange, stream, seq, at) VALUES (?, ?, ?, ?, ?)";
    private static final String PUT_STREAM =
            "INSERT INTO stream (name, exchange, next, last, event, proven) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET exchange = excluded.exchange, next = excluded.next,"
                    + " last = excluded.last, event = excluded.event, proven = excluded.proven";
    private static final String DROP_HELD = "DELETE FROM held WHERE letter = ?";
    private static final String PUT_CURSOR =
            "INSERT INTO mailbox_cursor (mailbox, uid_validity, last_uid) VALUES (?, ?, ?)"
                    + " ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid";
    private static final String PUT_WITNESS =
            "INSERT INTO witness (origin, size, root, checkpoint, at) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root,"
                    + " checkpoint = excluded.checkpoint, at = excluded.at";
    private static final String PUT_READS =
            "INSERT INTO reads (address, certificate, gcm, signed_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (address) DO UPDATE SET certificate = excluded.certificate, gcm = excluded.gcm,"
                    + " signed_at = excluded.signed_at WHERE excluded.signed_at > reads.signed_at";
    private static final String PUT_EVIDENCE = "INSERT INTO evidence (content, code, origin, at, document)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (content) DO NOTHING";
    private static final String DROP_ALARM = "DELETE FROM alarm WHERE exchange = ? AND code = ?";
    private static final String PUT_ALARM = "INSERT INTO alarm (exchange, code, at) VALUES (?, ?, ?)";

    private final Readers readers;
    private final AlteredRows altered;
    private final JdbcApart apart;

    JdbcCorrespondence(Readers readers, AlteredRows altered, JdbcApart apart) {
        this.readers = readers;
        this.altered = altered;
        this.apart = apart;
    }

    @Override
    public Optional<SeenLetter> seen(Sha256 letter) {
        return readers.read(session -> session.first(SEEN, JdbcCorrespondence::seen, letter));
    }

    @Override
    public Optional<SeenLetter> seen(String stream, long seq) {
        return readers.read(session -> session.first(SEEN_AT, JdbcCorrespondence::seen, stream, seq));
    }

    private static SeenLetter seen(Row row) {
        return new SeenLetter(
                row.hash("letter"), row.id("exchange"), row.text("stream"), row.whole("seq"), row.instant("at"));
    }

    static void put(Session session, SeenLetter seen) {
        session.change(PUT_SEEN, seen.letter(), seen.exchange(), seen.stream(), seen.seq(), seen.at());
    }

    @Override
    public Optional<StreamRow> stream(String key) {
        return readers.read(session -> session.first(
                STREAM,
                row -> new StreamRow(
                        row.text("name"),
                        row.id("exchange"),
                        row.whole("next"),
                        row.findHash("last"),
                        row.whole("event"),
                        row.whole("proven")),
                key));
    }

    static void put(Session session, StreamRow row) {
        session.change(PUT_STREAM, row.key(), row.exchange(), row.next(), row.last(), row.event(), row.proven());
    }

    @Override
    public List<HeldLetter> held(String stream) {
        return readers.read(session -> session.list(HELD_IN, apart::held, stream));
    }

    @Override
    public Optional<HeldLetter> held(Sha256 letter) {
        return readers.read(session -> session.first(HELD, apart::held, letter));
    }

    @Override
    public List<HeldLetter> ready(int limit) {
        return readers.read(session -> session.sound(READY, Tables.HELD, altered, apart::held, limit));
    }

    @Override
    public boolean quarantined(Sha256 content, String mailbox) {
        return readers.read(session -> session.count(QUARANTINED, content, mailbox)) > 0;
    }

    @Override
    public boolean heldIn(Id blob) {
        return readers.read(session -> session.count(HELD_BLOB, blob)) > 0;
    }

    static void drop(Session session, Change.Release release) {
        session.change(DROP_HELD, release.letter());
    }

    @Override
    public Optional<Change.Cursor> cursor(String mailbox) {
        return readers.read(session -> session.first(
                CURSOR,
                row -> new Change.Cursor(row.text("mailbox"), row.whole("uid_validity"), row.whole("last_uid")),
                mailbox));
    }

    static void put(Session session, Change.Cursor cursor) {
        session.change(PUT_CURSOR, cursor.mailbox(), cursor.uidValidity(), cursor.lastUid());
    }

    @Override
    public List<QuarantineRow> quarantine(int limit) {
        return readers.read(
                session -> session.sound(QUARANTINE, Tables.QUARANTINE, altered, apart::quarantined, limit));
    }

    @Override
    public Optional<WitnessRow> witness(String origin) {
        return readers.read(session -> session.first(
                WITNESS,
                row -> new WitnessRow(
                        row.text("origin"),
                        row.whole("size"),
                        row.hash("root"),
                        row.octets("checkpoint"),
                        row.instant("at")),
                origin));
    }

    static void put(Session session, WitnessRow row) {
        session.change(PUT_WITNESS, row.origin(), row.size(), row.root(), row.checkpoint(), row.at());
    }

    /** One that was altered is told of, and nothing is known. */
    @Override
    public Optional<Change.Reads> reads(MailAddress address) {
        return readers
                .read(session -> session.sound(
                        READS,
                        Tables.READS,
                        altered,
                        row -> new Change.Reads(
                                row.address("address"),
                                row.hash("certificate"),
                                row.flag("gcm"),
                                row.instant("signed_at")),
                        address,
                        1))
                .stream()
                .findFirst();
    }

    static void put(Session session, Change.Reads said) {
        session.change(PUT_READS, said.address(), said.certificate(), said.gcm(), said.signedAt());
    }

    @Override
    public List<Change.Evidence> evidence(int limit) {
        return readers.read(session -> session.sound(
                EVIDENCE,
                Tables.EVIDENCE,
                altered,
                row -> new Change.Evidence(
                        row.hash("content"),
                        row.text("code"),
                        row.text("origin"),
                        row.instant("at"),
                        row.octets("document")),
                limit));
    }

    static void put(Session session, Change.Evidence row) {
        session.change(PUT_EVIDENCE, row.content(), row.code(), row.origin(), row.at(), row.document());
    }

    @Override
    public List<AlarmRow> alarms(int limit) {
        return readers.read(session -> session.sound(
                ALARMS,
                Tables.ALARM,
                altered,
                row -> new AlarmRow(row.id("exchange"), row.text("code"), row.instant("at")),
                limit));
    }

    static void drop(Session session, Change.AlarmOver over) {
        session.change(DROP_ALARM, over.exchange(), over.code());
    }

    static void put(Session session, AlarmRow row) {
        session.change(PUT_ALARM, row.exchange(), row.code(), row.at());
    }
}
