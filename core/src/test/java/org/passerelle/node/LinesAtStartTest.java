package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.StoreRefusal;

/** A node with two lines starts: each line's book is the one that the node's chain tells of last, whatever else the chain holds. */
class LinesAtStartTest {
    private static final MailAddress SERVICE = Rehearsal.named("service", Rehearsal.LINE);

    @TempDir
    Path folder;

    private Rehearsal houses;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 42);
        houses.others = Map.of(
                SERVICE,
                List.of(new Member(
                        Rehearsal.COORDINATOR, Set.of(Member.Right.COORDINATOR), Rehearsal.COORDINATOR_MAIL)));
        houses.hospital.close();
        reopen();
    }

    @AfterEach
    void close() {
        houses.close();
    }

    private void reopen() {
        houses.hospital = Node.open(houses.hospitalSettings("kept").withKeptLines());
    }

    private OwnLines lines() {
        return houses.hospital.books();
    }

    private void join(MailAddress line) {
        var intern = new Member(LinesTest.INTERN, Set.of(Member.Right.INTERN), Member.Reach.NONE, List.of(), Set.of());
        lines().change(line, lines().book(line).version(), LinesTest.COORDINATOR, new LineChange.Joined(intern));
    }

    private void leave(MailAddress line) {
        lines().change(
                        line,
                        lines().book(line).version(),
                        LinesTest.COORDINATOR,
                        new LineChange.Left(LinesTest.INTERN.id()));
    }

    @Test
    void aBookIsFoundAfterManyChangesOfAnotherAndNoOlderEntryIsRead() throws SQLException {
        join(Rehearsal.LINE);
        for (int day = 0; day < 5; day++) {
            join(SERVICE);
            leave(SERVICE);
        }
        houses.hospital.close();
        Altering.of(
                folder.resolve("kept"),
                "UPDATE entry SET payload = zeroblob(60) WHERE n = 1 AND exchange = '" + "0".repeat(32) + "'");
        reopen();

        assertThat(lines().book(Rehearsal.LINE).version()).isEqualTo(2);
        assertThat(lines().book(SERVICE).version()).isEqualTo(11);
    }

    @Test
    void aBookThatWasPutBackStopsTheStartThoughAnotherChangedSince() throws SQLException {
        Path kept = folder.resolve("kept");
        houses.hospital.close();
        Altering.of(kept, "CREATE TABLE before AS SELECT * FROM secret");
        reopen();
        join(Rehearsal.LINE);
        join(SERVICE);
        houses.hospital.close();
        Altering.of(
                kept,
                "UPDATE secret SET value = (SELECT value FROM before WHERE before.name = secret.name)"
                        + " WHERE name = 'line-book/" + Rehearsal.LINE.value() + "'");

        LinesTest.refused(this::reopen, StoreRefusal.ALTERED);
        Altering.of(kept, "DELETE FROM secret WHERE name = 'line-book/" + Rehearsal.LINE.value() + "'");
        LinesTest.refused(this::reopen, StoreRefusal.ALTERED);
        houses.hospital = houses.openHospital();
    }

    @Test
    void everyEntryNamesTheOtherLinesBooks() {
        join(SERVICE);
        join(Rehearsal.LINE);
        var last = lines().book(Rehearsal.LINE).hash();
        var other = lines().book(SERVICE).hash();
        houses.hospital.close();
        var told = TwoHouses.nodeChain(folder.resolve("kept"), Kind.LINE_CHANGED.type());
        reopen();

        assertThat(told).hasSize(4);
        assertThat(told.get(0).object("others").members()).isEmpty();
        assertThat(told.get(3).hash("hash")).isEqualTo(last);
        assertThat(told.get(3).object("others").members()).containsOnlyKeys(SERVICE.value());
        assertThat(told.get(3).object("others").hash(SERVICE.value())).isEqualTo(other);
    }
}
