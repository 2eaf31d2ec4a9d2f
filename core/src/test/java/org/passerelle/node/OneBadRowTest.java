package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.mail.Intake;
import org.passerelle.refusal.Refused;

/** What was changed in a running node's database stops the exchange concerned, and no other's letters, clocks and lists. */
class OneBadRowTest {
    @TempDir
    Path folder;

    private Rehearsal houses;
    private Id avis;
    private Id other;

    @BeforeEach
    void twoExchanges() {
        houses = new Rehearsal(folder, 21);
        avis = houses.request();
        other = houses.request();
        houses.settle();
    }

    @AfterEach
    void close() {
        houses.close();
    }

    @Test
    void anAlteredMailIsNotSentTheOthersAreAndItsExchangeIsNotServed() throws SQLException {
        take(avis);
        take(other);
        alter("UPDATE outbox SET recipients = zeroblob(60) WHERE standing = 'READY' AND exchange = '" + avis + "'");

        houses.settle();

        assertThat(state(houses.practice, other)).isEqualTo("taken");
        assertThat(state(houses.practice, avis)).isEqualTo("requested");
        assertNotServed();
    }

    @Test
    void anAlteredJournalStopsNoOthersLettersAndClocks() throws SQLException {
        alter("UPDATE entry SET payload = zeroblob(length(payload)) WHERE n = 1 AND exchange = '" + avis + "'");
        take(other);
        houses.practice.take(avis, Rehearsal.order("withdraw", Rehearsal.GP, Rehearsal.text("reason", "Erreur")));
        houses.settle();
        Id third = houses.request();
        houses.advance(Duration.ofHours(25));

        assertThat(state(houses.practice, other)).isEqualTo("taken");
        assertThat(state(houses.practice, third)).isEqualTo("requested");
        assertThat(houses.hospital.row(other).orElseThrow().breached()).isTrue();
        assertNotServed();
    }

    @Test
    void aDeadlineOfNobodyStopsNoClock() throws SQLException {
        alter("INSERT INTO deadline (exchange, at) VALUES ('00000000000000000000000000000000', 0),"
                + " ('00000000000000000000000000000009', 1), ('nobody', 2)");
        houses.advance(Duration.ofHours(25));

        assertThat(houses.hospital.row(avis).orElseThrow().breached()).isTrue();
        assertThat(houses.hospital.row(other).orElseThrow().breached()).isTrue();
    }

    @Test
    void aReceiptIsFiledAwayAfterThePollAndWhatCannotBeFiledIsTakenInAllTheSame() {
        int before = houses.mail.filed().size();
        assertThat(before)
                .as("each request's receipt and the receipt of what was told back")
                .isEqualTo(4);
        houses.mail.filing(() -> {
            throw new IllegalStateException("the folder is gone");
        });
        take(avis);
        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("taken");
        assertThat(houses.hospital.health().outboxWaiting()).isZero();
        assertThat(houses.mail.filed()).hasSize(before + 1);
    }

    @Test
    void aReceiptIsFiledAwayLaterWhenTheMailboxIsAway() {
        int before = houses.mail.filed().size();
        var answer = new AtomicReference<>(Intake.Filed.LATER);
        houses.mail.filing(answer::get);
        take(avis);
        houses.settle();
        int asked = houses.mail.filed().size();
        assertThat(asked).isGreaterThan(before);
        answer.set(Intake.Filed.MOVED);
        houses.hospital.step();
        houses.hospital.step();
        assertThat(houses.mail.filed()).hasSize(asked + 1);
    }

    private void assertNotServed() {
        assertThatThrownBy(() -> houses.hospital.view(avis))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.ALTERED));
        assertThat(houses.hospital.view(other)).isNotNull();
        assertThat(houses.hospital.list(ExchangeQuery.all()))
                .extracting(ExchangeRow::exchange)
                .contains(other);
        assertThat(houses.hospital.health().alarms())
                .extracting(AlarmRow::exchange, AlarmRow::code)
                .contains(org.assertj.core.api.Assertions.tuple(avis, StoreRefusal.ALTERED.code()));
    }

    private void take(Id exchange) {
        houses.hospital.take(
                exchange,
                Rehearsal.order("take", Rehearsal.EXPERT, Json.object().build()));
    }

    private static String state(Node node, Id exchange) {
        return node.view(exchange).row().state();
    }

    private void alter(String statement) throws SQLException {
        Altering.of(folder.resolve("hospital"), statement);
    }
}
