package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.Trail;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.store.beside.UnlockedRows;

/** What is counted beside a node that runs, that was stopped, or that was killed. */
class UnlockedRowsTest extends StoreBehindItsBack {
    private static final MailAddress LINE = new MailAddress("dermatologie@ch-bar-le-duc.example");

    @BeforeEach
    void put() {
        var third = new Trail(3);
        store.commit(List.of(
                avis.next("begun"),
                new Change.Index(row(avis.exchange(), "errand/1", false)),
                other.next("begun"),
                new Change.Index(row(other.exchange(), "errand/1", true)),
                third.next("begun"),
                new Change.Index(row(third.exchange(), "avis/1", true))));
    }

    @Test
    void countsBesideANodeThatRuns() {
        assertThat(UnlockedRows.of(folder))
                .hasValue(List.of(new UnlockedRows.Count("avis/1", 0, 1), new UnlockedRows.Count("errand/1", 1, 1)));
        store.commit(List.of(avis.next("ended"), new Change.Index(row(avis.exchange(), "errand/1", true))));
        assertThat(UnlockedRows.of(folder).orElseThrow())
                .as("what was committed since")
                .contains(new UnlockedRows.Count("errand/1", 0, 2));
    }

    @Test
    void leavesNothingBesideANodeThatWasStopped() throws IOException {
        store.close();
        List<String> before = files(folder);
        assertThat(before).contains(SqliteStore.FILE).doesNotContain(SqliteStore.FILE + "-wal");
        assertThat(UnlockedRows.of(folder).orElseThrow()).contains(new UnlockedRows.Count("errand/1", 1, 1));
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void readsTheLogOfANodeThatWasKilled() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("killed"));
        for (String end : List.of("", "-wal", "-shm")) {
            Files.copy(folder.resolve(SqliteStore.FILE + end), copy.resolve(SqliteStore.FILE + end));
        }
        assertThat(UnlockedRows.of(copy).orElseThrow()).contains(new UnlockedRows.Count("errand/1", 1, 1));
        Files.delete(copy.resolve(SqliteStore.FILE + "-shm"));
        List<String> before = files(copy);
        assertThat(UnlockedRows.of(copy)).as("would make a file").isEmpty();
        assertThat(files(copy)).isEqualTo(before);
    }

    @Test
    void isEmptyWhereNoStoreIsOrNoneThatCanBeRead() throws IOException {
        Path strange = Files.createDirectory(folder.resolve("strange"));
        assertThat(UnlockedRows.of(strange)).isEmpty();
        assertThat(files(strange)).isEmpty();
        Files.writeString(strange.resolve(SqliteStore.FILE), "no database ".repeat(99), StandardCharsets.UTF_8);
        assertThat(UnlockedRows.of(strange)).isEmpty();
        assertThat(UnlockedRows.of(folder.resolve("absent"))).isEmpty();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static ExchangeRow row(Id exchange, String pathway, boolean ended) {
        return new ExchangeRow(
                exchange, true, pathway, LINE, LINE, "requested", ended, "", null, false, Trail.BEGIN, Trail.BEGIN, 1);
    }
}
