package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.work.Glance;

/** A folder that an older version of the program wrote is opened with all that stands in it. */
class OlderStoreTest extends StoreBehindItsBack {
    private static final MailAddress WRITER = new MailAddress("cabinet@barrois.example");

    @Test
    void keepsEverythingOfAStoreThatRemembersNotWhatIsRead() throws SQLException {
        for (int i = 0; i < 3; i++) {
            store.commit(List.of(avis.next("event" + i), other.next("event" + i)));
        }
        store.commit(List.of(
                new Change.Secret("ledger-key", new byte[] {1, 2}),
                new Change.Alarm(new AlarmRow(avis.exchange(), "flow.letter-held", Trail.BEGIN))));
        List<JournalRow> entries = store.journals().entries(avis.exchange());
        List<AlarmRow> alarms = store.correspondence().alarms(9);
        store.close();
        withoutGlance();
        alter("DROP TABLE reads");
        alter("DROP INDEX exchange_row_stand_in");
        alter("ALTER TABLE exchange_row DROP COLUMN stand_in");
        alter("DROP INDEX entry_of_node");
        alter("ALTER TABLE outbox DROP COLUMN octets");
        alter("PRAGMA user_version = 4");

        store = SqliteStore.open(lock, key, random);
        assertThat(store.journals().entries(avis.exchange()))
                .hasSize(3)
                .usingRecursiveComparison()
                .isEqualTo(entries);
        assertThat(store.journals().entries(other.exchange())).hasSize(3);
        assertThat(store.secrets().secret("ledger-key"))
                .hasValueSatisfying(value -> assertThat(value).containsExactly(1, 2));
        assertThat(store.correspondence().alarms(9)).hasSize(1).isEqualTo(alarms);
        assertThat(store.audit()).isEqualTo(new Audit(6, List.of()));

        var said =
                new Change.Reads(WRITER, Sha256.hash("signer".getBytes(StandardCharsets.US_ASCII)), true, Trail.BEGIN);
        assertThat(store.correspondence().reads(WRITER)).isEmpty();
        store.commit(List.of(said, avis.next("event3")));
        store.close();
        store = SqliteStore.open(lock, key, random);
        assertThat(store.correspondence().reads(WRITER)).contains(said);
        assertThat(store.journals().entries(avis.exchange())).hasSize(4);
    }

    @Test
    void showsARowWithoutWhatIsSeenAtAGlanceUntilItIsListedAnew() throws SQLException {
        ExchangeRow row = row(3, new Glance(Glance.Timing.RUNNING, false, "Cabinet d'Essai", null, null, null));
        store.commit(List.of(avis.next("begun"), new Change.Index(row)));
        store.close();
        withoutGlance();
        alter("PRAGMA user_version = 9");

        store = SqliteStore.open(lock, key, random);
        assertThat(store.journals().row(avis.exchange())).contains(row.with(null));
        assertThat(store.journals().unlisted(Optional.empty(), 9)).containsExactly(avis.exchange());
        assertThat(store.journals().unlisted(Optional.of(avis.exchange()), 9)).isEmpty();

        store.commit(List.of(new Change.Listed(row(2, row.glance()))));
        assertThat(store.journals().row(avis.exchange())).contains(row.with(null));
        store.commit(List.of(new Change.Listed(row)));
        assertThat(store.journals().row(avis.exchange())).contains(row);
        assertThat(store.journals().unlisted(Optional.empty(), 9)).isEmpty();

        Glance other = new Glance(Glance.Timing.PAUSED, true, null, null, null, null);
        store.commit(List.of(new Change.Listed(row.with(other))));
        assertThat(store.journals().row(avis.exchange())).contains(row);
    }

    private ExchangeRow row(long version, @Nullable Glance glance) {
        return new ExchangeRow(
                avis.exchange(),
                true,
                "avis/1",
                WRITER,
                WRITER,
                "requested",
                false,
                "",
                null,
                false,
                Trail.BEGIN,
                Trail.BEGIN,
                null,
                glance,
                version);
    }

    private void withoutGlance() throws SQLException {
        alter("DROP INDEX exchange_row_work");
        alter("DROP INDEX exchange_row_unlisted");
        for (String column : List.of("timing", "opened", "organisation", "taker", "taker_name", "last_step")) {
            alter("ALTER TABLE exchange_row DROP COLUMN " + column);
        }
    }
}
