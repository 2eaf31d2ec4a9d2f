package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.OutboxItem.Standing;
import org.passerelle.refusal.HouseBug;

/** A small mail's octets are kept with its row, sealed, as long as it may still leave. */
class SmallMailTest extends StoreBehindItsBack {
    private static final MailAddress LINE = new MailAddress("dermatologie@ch-bar-le-duc.example");
    private static final byte[] FIRST = "Une demande attend votre ligne".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND =
            "Autre demande, de meme longueur".substring(0, FIRST.length).getBytes(StandardCharsets.US_ASCII);

    private OutboxItem first;
    private OutboxItem second;

    @BeforeEach
    void put() {
        first = item(avis.exchange(), 1, FIRST.length);
        second = item(avis.exchange(), 2, SECOND.length);
        store.commit(List.of(avis.next("begun"), new Change.Outbox(first, FIRST), new Change.Outbox(second, SECOND)));
    }

    private static OutboxItem item(Id exchange, int number, int size) {
        Id id = new Id(String.format(Locale.ROOT, "%032x", number));
        return OutboxItem.ready(id, exchange, OutboxItem.Kind.NOTICE, null, LINE, true, LINE, id, size, 0, Trail.BEGIN);
    }

    private void reopen() {
        store.close();
        store = SqliteStore.open(lock, key, random);
    }

    @Test
    void isReadAgainByAnotherProcessAndStandsNowhereInClear() throws IOException {
        reopen();
        assertThat(store.outbox().octets(first.id()))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(FIRST));
        assertThat(store.outbox().octets(second.id()))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(SECOND));
        assertThat(store.outbox().due(LINE, Trail.BEGIN, 9)).containsExactly(first, second);
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("attend votre");
            }
        }
    }

    @Test
    void staysWhileItIsTriedAgain() {
        store.commit(
                List.of(new Change.Outbox(first.moved(Standing.READY, 3, Trail.BEGIN.plusSeconds(9), "mail.away"))));
        assertThat(store.outbox().octets(first.id()))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(FIRST));
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "FAILED"})
    void goesWithTheCommitThatSettlesIt(Standing end) {
        store.commit(List.of(new Change.Outbox(first.moved(end, 1, Trail.BEGIN, null))));
        assertThat(store.outbox().octets(first.id())).isEmpty();
        assertThat(store.outbox().item(first.id())).map(OutboxItem::standing).contains(end);
        assertThat(store.outbox().octets(second.id())).isPresent();
    }

    @Test
    void isEmptyForWhatLiesInTheBlobsAndForWhatIsUnknown() {
        OutboxItem large = item(avis.exchange(), 3, 9);
        store.commit(List.of(new Change.Outbox(large)));
        assertThat(store.outbox().octets(large.id())).isEmpty();
        assertThat(store.outbox().octets(other.exchange())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "octets = zeroblob(length(octets))",
                "octets = x'00'",
                "octets = (SELECT octets FROM outbox WHERE rowid = 2)",
                "octets = recipients",
                "recipients = octets",
                "size = 8"
            })
    void anAlteredOneIsRefusedAndFoundByTheInspection(String alteration) throws SQLException {
        alter("UPDATE outbox SET " + alteration + " WHERE rowid = 1");

        assertAltered(() -> store.outbox().octets(first.id()));
        assertThat(store.outbox().octets(second.id())).isPresent();
        assertThat(store.audit().findings()).hasSize(1);
    }

    @Test
    void isKeptUpToItsLimitAndNoOctetMore() {
        int most = Change.Outbox.LARGEST_SMALL;
        OutboxItem largest = item(avis.exchange(), 4, most);
        store.commit(List.of(new Change.Outbox(largest, new byte[most])));
        assertThat(store.outbox().octets(largest.id()))
                .hasValueSatisfying(kept -> assertThat(kept).hasSize(most));
        OutboxItem larger = item(avis.exchange(), 5, most + 1);
        assertThatThrownBy(() -> new Change.Outbox(larger, new byte[most + 1])).isInstanceOf(HouseBug.class);
        assertThatThrownBy(() -> new Change.Outbox(largest, new byte[most - 1])).isInstanceOf(HouseBug.class);
    }
}
