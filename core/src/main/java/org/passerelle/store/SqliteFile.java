package org.passerelle.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** A SQLite database file, with the settings that make a commit durable. */
record SqliteFile(Path path) implements Readers.Connector {
    private static final int BUSY_MILLIS = 10_000;

    @Override
    public Connection writer() throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // In WAL mode only FULL syncs the log at each commit; NORMAL may lose acknowledged commits at a power cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.enforceForeignKeys(true);
        return connect(config);
    }

    @Override
    public Connection reader() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return connect(config);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        // As a URI, so that no character of a folder's name is taken for a parameter.
        return JDBC.createConnection("jdbc:sqlite:" + path.toUri(), config.toProperties());
    }
}
