package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.atrest.NodeKey;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** What somebody changed in the database behind the node's back is refused or found by the audit, never served. */
class AlteredStoreTest extends StoreBehindItsBack {
    @BeforeEach
    void fill() {
        for (int i = 0; i < 3; i++) {
            store.commit(List.of(avis.next("event" + i), other.next("event" + i)));
        }
        store.commit(List.of(new Change.Secret("ledger-key", new byte[] {1})));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET payload = zeroblob(length(payload)) WHERE idx = 2",
                "UPDATE entry SET salt = (SELECT salt FROM entry WHERE idx = 3) WHERE idx = 2",
                "UPDATE entry SET payload = (SELECT payload FROM entry WHERE idx = 4) WHERE idx = 2",
                "UPDATE entry SET payload = NULL, salt = NULL WHERE idx = 2",
                "UPDATE entry SET leaf = replace(leaf, 'event1', 'event9') WHERE idx = 2",
                "UPDATE entry SET leaf = 'nothing' WHERE idx = 2",
                "UPDATE entry SET leaf = replace(leaf, 'event2', 'event9') WHERE idx = 4",
                "UPDATE entry SET at = at + 1 WHERE idx = 4",
                "UPDATE entry SET n = 9 WHERE idx = 4",
                "UPDATE entry SET x = (SELECT x FROM entry WHERE idx = 1), n = 9 WHERE idx = 4",
                "DELETE FROM entry WHERE idx = 0",
                "DELETE FROM entry WHERE idx = 2",
                "UPDATE exchange_key SET wrapped = x'01' WHERE exchange = (SELECT exchange FROM entry WHERE idx = 0)",
                "DELETE FROM exchange_key WHERE exchange = (SELECT exchange FROM entry WHERE idx = 0)"
            })
    void refusesTheExchangeServesTheOthersAndFindsIt(String alteration) throws SQLException {
        alter(alteration);

        assertAltered(() -> store.journals().entries(avis.exchange()));
        assertThat(store.journals().entries(other.exchange())).hasSize(3);
        assertThat(store.audit().clean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_node SET hash = zeroblob(32) WHERE level = 0 AND idx = 2",
                "UPDATE ledger_node SET hash = zeroblob(32) WHERE level = 2 AND idx = 0",
                "DELETE FROM ledger_node WHERE level = 1 AND idx = 1",
                "INSERT INTO ledger_node (level, idx, hash) VALUES (0, 6, zeroblob(32))",
                "DELETE FROM entry WHERE idx = 5",
                "DELETE FROM entry WHERE idx = 1",
                "INSERT INTO deadline (exchange, at) VALUES ('00000000000000000000000000000009', 0)",
                "UPDATE exchange_row SET version = 2",
                "UPDATE entry SET exchange = 'somebody' WHERE idx = 1"
            })
    void theAuditFindsWhatNoReadingTouches(String alteration) throws SQLException {
        var row = new org.passerelle.port.keep.ExchangeRow(
                avis.exchange(),
                true,
                "avis/1",
                ADDRESS,
                ADDRESS,
                "taken",
                false,
                "routine",
                null,
                false,
                Trail.BEGIN,
                Trail.BEGIN,
                3);
        store.commit(List.of(new Change.Index(row)));
        assertThat(store.audit()).isEqualTo(new Audit(6, List.of()));

        alter(alteration);

        assertThat(store.audit().clean()).isFalse();
    }

    @Test
    void refusesAnAlteredSecret() throws SQLException {
        alter("UPDATE secret SET value = zeroblob(60)");

        assertAltered(() -> store.secrets().secret("ledger-key"));
    }

    @Test
    void refusesAnotherNodesKey() {
        store.close();

        assertThatThrownBy(() -> SqliteStore.open(lock, NodeKey.random(random), random))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.NODE_KEY));

        store = SqliteStore.open(lock, key, random);
        assertThat(store.journals().entries(avis.exchange())).hasSize(3);
    }

    @Test
    void refusesAFolderOfANewerVersion() throws SQLException {
        alter("PRAGMA user_version = " + (Migrations.newest() + 1));
        store.close();

        assertThatThrownBy(() -> SqliteStore.open(lock, key, random))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.NEWER_SCHEMA));

        alter("PRAGMA user_version = " + Migrations.newest());
        store = SqliteStore.open(lock, key, random);
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        store.close();
        Files.writeString(
                lock.folder().resolve(SqliteStore.FILE), "no database at all ".repeat(100), StandardCharsets.UTF_8);

        assertAltered(() -> SqliteStore.open(lock, key, random));
    }

    @Test
    void leavesNothingOfAPayloadInTheClear() throws IOException {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("atypique")
                        .doesNotContain("\"question\"");
            }
        }
    }

    @Test
    void saysOfEveryTableWhatVouchesForIt() throws SQLException {
        try (Connection connection = new SqliteFile(lock.folder().resolve(SqliteStore.FILE)).reader()) {
            List<String> tables = new Session(connection)
                    .list("SELECT name FROM sqlite_schema WHERE type = 'table'", row -> row.text("name"));

            assertThat(Stream.of(Tables.values()).map(Tables::table)).containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    private static final org.passerelle.party.MailAddress ADDRESS =
            new org.passerelle.party.MailAddress("cabinet@barrois.example");
}
