package org.passerelle.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.refusal.Refused;

/**
 * Which ids the journals name, as rows that follow from the entries: a payload's blobs are among them, whatever its event calls
 * them. And so, which blobs some row refers to.
 */
final class JournalNames {
    private static final String LISTED = "journal-names-listed";
    private static final Pattern ID = Pattern.compile("\"([0-9a-f]{32})\"");

    private static final String PUT = "INSERT INTO named (exchange, id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String MOVE = "UPDATE named SET exchange = ? WHERE exchange = ?";
    private static final String OF = "SELECT id FROM named WHERE exchange = ?";
    private static final String DONE = "SELECT count(*) AS n FROM setting WHERE name = ?";
    private static final String EXCHANGES = "SELECT DISTINCT exchange FROM entry";
    private static final String REFERRED = "SELECT (SELECT count(*) FROM named WHERE exchange = ? AND id = ?)"
            + " + (SELECT count(*) FROM outbox WHERE exchange = ? AND blob = ?"
            + " AND (standing IN ('READY', 'AWAITING_RECEIPT') OR next_at >= ?))"
            + " + (SELECT count(*) FROM held WHERE blob = ?)"
            + " + (SELECT count(*) FROM quarantine WHERE blob = ?) AS n";

    private JournalNames() {}

    static Set<String> in(byte[] payload) {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = ID.matcher(new String(payload, StandardCharsets.UTF_8));
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    static void put(Session session, Id exchange, byte[] payload) {
        in(payload).forEach(id -> session.change(PUT, exchange, id));
    }

    /** Gives a chain another name. */
    static void move(Session session, Id from, Id to) {
        session.change(MOVE, to, from);
    }

    /** Whether the rows are those that follow from the journal. */
    static boolean follow(Session session, Id exchange, Iterable<JournalRow> journal) {
        Set<String> expected = new TreeSet<>();
        journal.forEach(row -> expected.addAll(in(row.payload())));
        return expected.equals(new TreeSet<>(session.list(OF, row -> row.text("id"), exchange)));
    }

    /** Lists what journals name that are older than this table; once. */
    static void listOnce(Session session, JdbcJournals journals) {
        if (session.count(DONE, LISTED) > 0) {
            return;
        }
        session.list(EXCHANGES, row -> row.text("exchange")).forEach(exchange -> list(session, journals, exchange));
        session.change("INSERT INTO setting (name, value) VALUES (?, x'01')", LISTED);
    }

    private static void list(Session session, JdbcJournals journals, String exchange) {
        try {
            Id id = Id.parse(exchange);
            journals.entries(session, id).forEach(row -> put(session, id, row.payload()));
        } catch (Refused altered) {
            // that exchange is refused whenever it is asked for, and the sweep leaves its blobs alone
        }
    }

    static boolean refer(Session session, Id exchange, Id blob, Instant settled) {
        return session.count(REFERRED, exchange, blob, exchange, blob, settled, blob, blob) > 0;
    }
}
