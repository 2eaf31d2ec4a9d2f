package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.mail.Intake;

/** What was changed in a running node's database stops the exchange concerned, and no other's letters, clocks and lists. */
class OneBadRowTest extends TwoHouses {
    private Id avis;
    private Id other;

    OneBadRowTest() {
        super(21);
    }

    @BeforeEach
    void twoExchanges() {
        avis = houses.request();
        other = houses.request();
        houses.settle();
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
        assertOnlyThisIsNotServed(avis, other);
        assertThat(houses.hospital.list(ExchangeQuery.all()))
                .extracting(ExchangeRow::exchange)
                .contains(other);
    }

    private void alter(String statement) throws SQLException {
        Altering.of(folder.resolve("hospital"), statement);
    }

    private void take(Id exchange) {
        houses.hospital.take(exchange, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
    }
}
