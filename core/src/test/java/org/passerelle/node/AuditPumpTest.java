package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;

/** A running node compares its store with itself by and by, and stops serving what does not fit before anybody asks for it. */
class AuditPumpTest extends TwoHouses {
    /** More turns than the slices of so small a store. */
    private static final int TURNS = 40;

    private Id avis;
    private Id other;

    AuditPumpTest() {
        super(41);
    }

    @BeforeEach
    void twoExchanges() {
        avis = houses.request();
        other = houses.request();
        houses.settle();
        turn();
        assertThat(houses.hospital.health().audited()).contains(houses.clock.instant());
        assertThat(houses.hospital.health().altered()).isEmpty();
        assertThat(houses.hospital.health().well()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET payload = zeroblob(length(payload)) WHERE n = 1 AND",
                "DELETE FROM entry WHERE n = 2 AND",
                "UPDATE ledger_node SET hash = zeroblob(32) WHERE level = 0 AND idx IN (SELECT idx FROM entry WHERE n = 1 AND",
                "UPDATE exchange_row SET state = 'answered' WHERE",
                "UPDATE exchange_row SET due = due + 3600000 WHERE",
                "UPDATE exchange_row SET breached = 1 WHERE",
                "UPDATE exchange_row SET version = version + 1 WHERE",
                "UPDATE exchange_row SET taker = '10000000099' WHERE",
                "UPDATE exchange_row SET timing = 'PAUSED' WHERE",
                "UPDATE exchange_row SET timing = 'x' WHERE",
                "UPDATE deadline SET at = at + 864000000 WHERE",
                "DELETE FROM deadline WHERE",
                "DELETE FROM named WHERE",
                "UPDATE outbox SET recipients = zeroblob(60) WHERE",
                "UPDATE outbox SET standing = 'FAILED' WHERE"
            })
    void namesTheExchangeServesItNoLongerAndGoesOnWithTheOthers(String alteration) throws SQLException {
        String end = alteration.contains("(SELECT") ? "')" : "'";
        Altering.of(folder.resolve("hospital"), alteration + " exchange = '" + avis + end);
        reopenHospital();
        turn();

        assertThat(houses.hospital.health().altered()).contains(avis).doesNotContain(other);
        assertThat(houses.hospital.health().failing()).containsEntry("store", StoreRefusal.ALTERED.code());
        assertThat(houses.hospital.health().well()).isFalse();
        assertOnlyThisIsNotServed(avis, other);
        assertThat(houses.hospital.list(ExchangeQuery.all()))
                .extracting(ExchangeRow::exchange)
                .containsExactly(other);
    }

    @Test
    void findsItInTheFirstRoundAfterTheOpeningToo() throws SQLException {
        Altering.of(
                folder.resolve("hospital"), "UPDATE exchange_row SET urgency = 'x' WHERE exchange = '" + avis + "'");
        reopenHospital();
        assertThat(houses.hospital.health().audited()).isEmpty();
        turn();
        assertThat(houses.hospital.health().altered()).containsExactly(avis);
    }

    @Test
    void aRowOfAnOlderProgramIsNoAlterationAndIsListedAnew() throws SQLException {
        ExchangeRow row = houses.hospital.row(avis).orElseThrow();
        assertThat(row.findGlance()).isPresent();
        Altering.of(
                folder.resolve("hospital"),
                "UPDATE exchange_row SET timing = NULL, opened = NULL, organisation = NULL, taker = NULL,"
                        + " taker_name = NULL, last_step = NULL");
        reopenHospital();
        assertThat(houses.hospital.row(avis)).contains(row.with(null));
        turn();
        assertThat(houses.hospital.health().altered()).isEmpty();
        assertThat(houses.hospital.row(avis)).contains(row);
        assertThat(houses.hospital.row(other).flatMap(ExchangeRow::findGlance)).isPresent();
    }

    @Test
    void looksAgainADayAfterAndNotBefore() throws SQLException {
        reopenHospital();
        turn();
        Altering.of(
                folder.resolve("hospital"), "UPDATE ledger_node SET hash = zeroblob(32) WHERE level = 2 AND idx = 0");
        houses.clock.advance(AuditPump.ROUND.minus(Duration.ofMillis(1)));
        turn();
        assertThat(houses.hospital.health().altered()).isEmpty();
        houses.clock.advance(Duration.ofMillis(1));
        turn();
        assertThat(houses.hospital.health().altered()).containsExactly(Journals.NODE);
        assertThat(houses.hospital.view(avis)).isNotNull();
    }

    private void turn() {
        for (int turn = 0; turn < TURNS; turn++) {
            houses.hospital.step();
        }
    }
}
