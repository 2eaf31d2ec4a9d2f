package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.atrest.NodeKey;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** An open store with two exchanges, whose file somebody else changes. */
abstract class StoreBehindItsBack {
    final SecureRandom random = new SecureRandom();
    final NodeKey key = NodeKey.random(random);
    final Trail avis = new Trail(1);
    final Trail other = new Trail(2);

    @TempDir
    Path folder;

    FolderLock lock;
    SqliteStore store;

    @BeforeEach
    void open() {
        lock = FolderLock.take(folder);
        store = SqliteStore.open(lock, key, random);
    }

    @AfterEach
    void close() {
        store.close();
        lock.close();
    }

    void alter(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + lock.folder().resolve(SqliteStore.FILE));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    static void assertAltered(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.ALTERED));
    }
}
