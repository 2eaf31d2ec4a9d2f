package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.atrest.NodeKey;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A commit that the disk failed, whether it was written or not: nothing more is written until the store is opened again. */
class FailingDiskTest {
    private final SecureRandom random = new SecureRandom();
    private final NodeKey key = NodeKey.random(random);
    private final Trail avis = new Trail(1);
    private Failure failure = Failure.NONE;
    private SQLiteErrorCode code = SQLiteErrorCode.SQLITE_IOERR_FSYNC;

    @TempDir
    private Path folder;

    enum Failure {
        NONE,
        NOT_WRITTEN,
        WRITTEN
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_WRITTEN", "WRITTEN"})
    void refusesFurtherCommitsUntilReopenedAndThenTellsWhatWasKept(Failure how) {
        Change.Append first = avis.next("requested");
        Change.Append second = avis.next("taken");
        try (SqliteStore store = open()) {
            store.commit(List.of(first));
            failure = how;
            assertUnavailable(store, second);
            failure = Failure.NONE;
            assertUnavailable(store, second);
            assertThat(store.journals().entries(avis.exchange())).isNotEmpty();
        }
        try (SqliteStore store = open()) {
            assertThat(store.journals().entries(avis.exchange())).hasSize(how == Failure.WRITTEN ? 2 : 1);
            assertThat(store.audit().findings()).isEmpty();
        }
    }

    @Test
    void goesOnAfterAFullDiskWasFreed() {
        try (SqliteStore store = open()) {
            Change.Append first = avis.next("requested");
            failure = Failure.NOT_WRITTEN;
            code = SQLiteErrorCode.SQLITE_FULL;
            assertUnavailable(store, first);

            failure = Failure.NONE;
            store.commit(List.of(first));

            assertThat(store.journals().entries(avis.exchange())).hasSize(1);
        }
    }

    @Test
    void saysUnavailableOnceClosed() {
        SqliteStore store = open();
        store.close();

        assertUnavailable(store, avis.next("requested"));
        assertThatThrownBy(() -> store.journals().youngest()).isInstanceOf(Refused.class);
    }

    private static void assertUnavailable(SqliteStore store, Change change) {
        assertThatThrownBy(() -> store.commit(List.of(change)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.UNAVAILABLE));
    }

    private SqliteStore open() {
        var file = new SqliteFile(folder.resolve(SqliteStore.FILE));
        return SqliteStore.open(
                new Readers.Connector() {
                    @Override
                    public Connection writer() throws SQLException {
                        return failing(file.writer());
                    }

                    @Override
                    public Connection reader() throws SQLException {
                        return file.reader();
                    }
                },
                key,
                random);
    }

    /** The connection, whose commit fails as the test says. */
    private Connection failing(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object answer = invoke(method, real, arguments);
                    boolean commits = arguments != null && "COMMIT".equals(arguments[0]);
                    return commits ? failing((PreparedStatement) answer) : answer;
                });
    }

    private PreparedStatement failing(PreparedStatement commit) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (failure == Failure.NONE || !method.getName().equals("executeUpdate")) {
                        return invoke(method, commit, arguments);
                    }
                    if (failure == Failure.WRITTEN) {
                        commit.executeUpdate();
                    }
                    throw new SQLiteException("injected", code);
                });
    }

    private static @Nullable Object invoke(Method method, Object real, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
