package org.passerelle.store.beside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.store.SqliteStore;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * What can be counted of a store's exchanges without its lock and without the node's key: its lists are in clear. A node may run
 * meanwhile. Nothing is written, and no file is left that was not there.
 */
public final class UnlockedRows {
    private static final int BUSY_MILLIS = 2_000;
    /** Most pathways told; a node knows a few dozen. */
    private static final int MOST = 10_000;

    private static final String COUNTS =
            "SELECT pathway, sum(ended = 0) AS open, count(*) AS whole FROM exchange_row GROUP BY pathway ORDER BY pathway LIMIT "
                    + MOST;

    private UnlockedRows() {}

    /**
     * How many exchanges began with one version of a pathway.
     *
     * @param pathway name and version, as the row has it: of no form that is vouched for
     * @param open those that have not ended
     * @param ended the others
     */
    public record Count(String pathway, long open, long ended) {}

    /** Of each version that any exchange began with; empty where there is no store, or none that can be read. */
    public static Optional<List<Count>> of(Path folder) {
        Path file = folder.resolve(SqliteStore.FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COUNTS)) {
            List<Count> counts = new ArrayList<>();
            while (rows.next()) {
                long open = rows.getLong("open");
                counts.add(new Count(String.valueOf(rows.getString("pathway")), open, rows.getLong("whole") - open));
            }
            return Optional.of(counts);
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * While a node runs, and after it was killed, its log and the log's index stand beside the file. Where they do not, nobody writes: the
     * file is read as it is, since SQLite would make them, for whoever runs this program.
     */
    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(true);
        boolean logged = Files.exists(beside(file, "-wal"));
        if (logged && !Files.exists(beside(file, "-shm"))) {
            throw new SQLException("a log without its index");
        }
        return JDBC.createConnection(
                "jdbc:sqlite:" + file.toUri() + (logged ? "" : "?immutable=1"), config.toProperties());
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }
}
