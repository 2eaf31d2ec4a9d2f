package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.keep.Store;

/** One altered row stops its own exchange and no other, and is told of. Every list holds one row of each of two exchanges. */
class AlteredRowsTest extends StoreBehindItsBack {
    private static final MailAddress LINE = new MailAddress("dermatologie@ch-bar-le-duc.example");
    private static final Instant NOW = Trail.BEGIN.plusSeconds(3600);

    @BeforeEach
    void fill() {
        fill(avis, 1);
        fill(other, 2);
    }

    private static final Json.Obj NOTHING = Json.object().build();

    private void fill(Trail trail, int number) {
        Sha256 hash = Sha256.hash(new byte[] {(byte) number});
        Id id = id(number);
        store.commit(List.of(
                trail.next("begun"),
                new Change.Index(new ExchangeRow(
                        trail.exchange(), true, "avis/1", LINE, LINE, "taken", false, "", null, false, NOW, NOW, 1)),
                new Change.Deadline(trail.exchange(), NOW.plusSeconds(number)),
                new Change.Outbox(item(trail.exchange(), id)),
                new Change.Hold(new HeldLetter(hash, trail.exchange(), "in:" + number, 1, id, NOW, NOW, NOTHING)),
                new Change.Quarantine(
                        new QuarantineRow(hash, LINE.value(), NOW, NOW, "seal.tag", id, 9, null, null, NOTHING)),
                new Change.Alarm(new AlarmRow(trail.exchange(), "seal.tag", NOW)),
                new Change.Card(new CardRow(id, 1, hash, new byte[] {1}, new byte[] {2}, null))));
    }

    private static OutboxItem item(Id exchange, Id id) {
        return new OutboxItem(
                id,
                exchange,
                OutboxItem.Kind.NOTICE,
                null,
                LINE,
                false,
                List.of(LINE),
                id,
                9,
                0,
                OutboxItem.Standing.READY,
                0,
                NOW,
                NOW,
                null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE outbox SET recipients = zeroblob(length(recipients))",
                "UPDATE outbox SET recipients = (SELECT recipients FROM outbox WHERE rowid = 2)",
                "UPDATE outbox SET sender = 'dermatologie@ch-bar-le-duc.example', size = 8",
                "UPDATE outbox SET blob = (SELECT blob FROM outbox WHERE rowid = 2)",
                "UPDATE outbox SET standing = 'AWAITING_RECEIPT'",
                "UPDATE outbox SET null_sender = 1",
                "UPDATE outbox SET kind = 'LETTER'",
                "UPDATE outbox SET kind = 'nothing'",
                "UPDATE outbox SET last_code = ''",
                "UPDATE outbox SET attempts = 7",
                "UPDATE outbox SET next_at = next_at - 1",
                "UPDATE outbox SET created_at = 0",
                "UPDATE outbox SET id = 'nobody'"
            })
    void anAlteredMailIsNotSentAndTheOthersAre(String alteration) throws SQLException {
        alterFirst(alteration);

        assertThat(store.outbox().due(LINE, NOW, 1)).extracting(OutboxItem::id).containsExactly(id(2));
        assertThat(store.outbox().due(LINE, NOW, 1)).hasSize(1);
        assertRefused("outbox", avis.exchange());
    }

    @Test
    void anAlteredMailOfAnUnknownMailboxIsToldOfTheDayItIsLookedAt() throws SQLException {
        alterFirst("UPDATE outbox SET sender = 'nobody@barrois.example'");

        assertThat(store.outbox().due(LINE, NOW, 9)).hasSize(1);
        assertThat(store.outbox().dueOfOthers(java.util.Set.of(LINE), NOW, 9)).isEmpty();
        assertRefused("outbox", avis.exchange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"blob = 'x'", "letter = 'x'"})
    void anAlteredHeldLetterStopsNoOther(String alteration) throws SQLException {
        alterFirst("UPDATE held SET " + alteration);

        assertThat(store.correspondence().ready(1)).extracting(HeldLetter::blob).containsExactly(id(2));
        assertRefused("held", avis.exchange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"line = 'x'", "requester = ''"})
    void anExchangeWhoseRowIsAlteredIsListedNoLongerAndTheOthersAre(String alteration) throws SQLException {
        alterFirst("UPDATE exchange_row SET " + alteration);

        assertThat(store.journals().rows(ExchangeQuery.all()))
                .extracting(ExchangeRow::exchange)
                .containsExactly(other.exchange());
        assertRefused("exchange_row", avis.exchange());
        assertAltered(() -> store.journals().row(avis.exchange()));
    }

    @Test
    void anAlteredDeadlineStopsNoOtherClock() throws SQLException {
        alterFirst("UPDATE deadline SET exchange = 'nobody'");

        assertThat(store.deadlines().due(NOW.plusSeconds(9), 1)).containsExactly(other.exchange());
        assertThat(store.altered()).extracting(found -> found.table()).containsExactly("deadline");
    }

    @Test
    void alteredMailsPutApartAlarmsAndCardsAreSteppedOver() throws SQLException {
        alterFirst("UPDATE quarantine SET blob = 'x'");
        alterFirst("UPDATE alarm SET exchange = 'x'");
        alterFirst("UPDATE card SET confirmation = zeroblob(60)");

        assertThat(store.correspondence().quarantine(9)).hasSize(1);
        assertThat(store.correspondence().alarms(9)).hasSize(1);
        assertThat(store.cards().highest()).hasSize(1);
        assertThat(store.cards().byHash(Sha256.hash(new byte[] {1}))).isEmpty();
        assertThat(store.altered())
                .allMatch(found -> found.exchange().equals(Journals.NODE))
                .extracting(found -> found.table())
                .containsExactly("alarm", "card", "quarantine");
        assertThat(store.journals().entries(avis.exchange())).hasSize(1);
    }

    @Test
    void ofWhoseStatementIsAlteredNothingIsKnown() throws SQLException {
        store.commit(List.of(new Change.Reads(LINE, Sha256.hash(new byte[1]), true, NOW)));
        alterFirst("UPDATE reads SET certificate = 'x'");

        assertThat(store.correspondence().reads(LINE)).isEmpty();
        assertThat(store.altered()).extracting(Store.Altered::table).contains("reads");
    }

    @Test
    void alteredMailsAtTheHeadOfTheQueueStarveNobody() throws SQLException {
        for (int i = 10; i < 70; i++) {
            store.commit(List.of(new Change.Outbox(item(avis.exchange(), id(i)))));
        }
        Id last = id(99);
        store.commit(List.of(new Change.Outbox(item(other.exchange(), last))));
        alter("UPDATE outbox SET recipients = x'00' WHERE rowid < 63 AND rowid <> 2");

        store.outbox().due(LINE, NOW, 50);
        assertThat(store.outbox().due(LINE, NOW, 50)).extracting(OutboxItem::id).containsExactly(id(2), last);
    }

    private void assertRefused(String table, Id exchange) {
        assertThat(store.altered()).extracting(found -> found.table()).containsExactly(table);
        assertThat(store.altered()).extracting(found -> found.exchange()).containsExactly(exchange);
        assertAltered(() -> store.journals().entries(exchange));
        assertThat(store.journals().entries(other.exchange())).hasSize(1);
    }

    /** Changes the first exchange's row. */
    private void alterFirst(String statement) throws SQLException {
        alter(statement + " WHERE rowid = 1");
    }

    private static Id id(int number) {
        return new Id(String.format(java.util.Locale.ROOT, "%032x", number));
    }
}
