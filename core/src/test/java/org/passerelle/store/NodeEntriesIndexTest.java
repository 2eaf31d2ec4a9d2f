package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.Journals;

/** The node's youngest entry of a kind is found by an index, and an altered one is refused. */
class NodeEntriesIndexTest extends StoreBehindItsBack {
    private final Trail node = new Trail(Journals.NODE, 3);

    @Test
    void looksAtNoOtherEntry() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + lock.folder().resolve(SqliteStore.FILE));
                PreparedStatement plan =
                        connection.prepareStatement("EXPLAIN QUERY PLAN " + JdbcJournals.LAST_OF_NODE)) {
            plan.setString(1, "line-changed");
            try (ResultSet steps = plan.executeQuery()) {
                assertThat(steps.next()).isTrue();
                assertThat(steps.getString("detail")).isEqualTo("SEARCH entry USING INDEX entry_of_node (<expr>=?)");
                assertThat(steps.next()).isFalse();
            }
        }
    }

    @Test
    void anOlderEntryThatWasAlteredIsNotRead() throws SQLException {
        store.commit(List.of(node.next("line-changed"), node.next("card-learned"), node.next("line-changed")));
        alter("UPDATE entry SET payload = zeroblob(60) WHERE n = 0");

        assertThat(store.journals().lastOfNode("line-changed")).isPresent();
        assertAltered(() -> store.journals().entries(Journals.NODE));
    }

    @Test
    void refusesAYoungestEntryThatWasAltered() throws SQLException {
        store.commit(List.of(node.next("line-changed")));
        alter("UPDATE entry SET payload = zeroblob(60) WHERE n = 0");

        assertAltered(() -> store.journals().lastOfNode("line-changed"));
    }
}
