package org.passerelle.gateway.console.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;

/** What is looked through for somebody's news when much of others' changed at once. */
class ChangedTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final MailAddress PLACE = MailAddress.of("dermatologie@ch-barleduc.mssante.test");

    private final List<Integer> asked = new ArrayList<>();

    private List<Long> changed(int rows, Predicate<ExchangeRow> theirs) {
        asked.clear();
        List<ExchangeRow> all =
                IntStream.range(0, rows).mapToObj(ChangedTest::row).toList();
        return NewsDoor.changed(
                        from -> {
                            asked.add(from);
                            return all.subList(Math.min(from, rows), Math.min(from + ExchangeQuery.MOST, rows));
                        },
                        theirs)
                .stream()
                .map(ExchangeRow::version)
                .toList();
    }

    private static ExchangeRow row(int number) {
        Id id = Id.parse(String.format("%032x", number + 1));
        return new ExchangeRow(
                id, true, "avis/1", PLACE, PLACE, "taken", false, "ordinary", NOW, false, NOW, NOW, number);
    }

    @Test
    void oneBehindHundredsOfOthersIsFound() {
        assertThat(changed(1000, row -> row.version() == 731)).containsExactly(731L);
        assertThat(asked).containsExactly(0, 200, 400, 600, 800, 1000);
    }

    @Test
    void theLastThatIsLookedAtIsFoundAndTheNextOneIsNot() {
        assertThat(changed(2500, row -> row.version() == NewsDoor.MOST_LOOKED - 1))
                .hasSize(1);
        assertThat(changed(2500, row -> row.version() == NewsDoor.MOST_LOOKED)).isEmpty();
    }

    @Test
    void noMoreAreReadThanThat() {
        assertThat(changed(NewsDoor.MOST_READ, row -> true)).hasSize(NewsDoor.MOST_READ);
        assertThat(changed(NewsDoor.MOST_READ + 1, row -> true))
                .hasSize(NewsDoor.MOST_READ)
                .startsWith(0L, 1L);
        assertThat(asked).containsExactly(0);
    }
}
