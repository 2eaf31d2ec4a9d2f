package org.passerelle.gateway.console.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance.Timing;

/** The pages of a practice's requests. */
class ChosenTest {
    private final List<Integer> asked = new ArrayList<>();

    private Chosen page(int rows, int number) {
        return Chosen.of(some(rows), ChosenTest::isWanted, number);
    }

    private IntFunction<List<ExchangeRow>> some(int rows) {
        asked.clear();
        List<ExchangeRow> all = IntStream.range(0, rows)
                .mapToObj(row -> UnreadTest.row(row, "avis/1", Timing.RUNNING, row + 1L))
                .toList();
        return from -> {
            asked.add(from);
            return all.subList(Math.min(from, rows), Math.min(from + ExchangeQuery.MOST, rows));
        };
    }

    private static boolean isWanted(ExchangeRow row) {
        return row.version() % 2 == 1;
    }

    private static List<Long> numbers(Chosen chosen) {
        return chosen.rows().stream().map(ExchangeRow::version).toList();
    }

    @Test
    void everyRequestIsOnOnePageAndInOrder() {
        List<Long> seen = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Chosen chosen = page(260, number);
            seen.addAll(numbers(chosen));
            assertThat(chosen.more()).isEqualTo(number < 2);
            assertThat(chosen.cut()).isFalse();
        }
        assertThat(seen).hasSize(130).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void fiftyAreOnePageAndOneMoreIsAnother() {
        assertThat(page(2 * RequestsPage.ROWS, 0).more()).isFalse();
        Chosen first = page(2 * RequestsPage.ROWS + 1, 0);
        assertThat(first.rows()).hasSize(RequestsPage.ROWS);
        assertThat(first.more()).isTrue();
        assertThat(numbers(page(2 * RequestsPage.ROWS + 1, 1))).containsExactly(101L);
        assertThat(page(2 * RequestsPage.ROWS + 1, 2).rows()).isEmpty();
    }

    @Test
    void theFirstPageLooksThroughNoMoreThanItNeeds() {
        page(5000, 0);
        assertThat(asked).containsExactly(0);
    }

    @Test
    void theLastPageSaysThatThereMayBeOlderOnes() {
        int last = RequestsPage.MOST / 2 / RequestsPage.ROWS - 1;
        Chosen chosen = page(5000, last);
        assertThat(chosen.rows()).hasSize(RequestsPage.ROWS);
        assertThat(chosen.cut()).isTrue();
        assertThat(asked).hasSize(RequestsPage.MOST / ExchangeQuery.MOST);
        assertThat(page(RequestsPage.MOST - 1, last).cut()).isFalse();
    }

    @Test
    void countsThoseThatAnyPageMayShow() {
        assertThat(Chosen.count(some(0), ChosenTest::isWanted)).isZero();
        assertThat(Chosen.count(some(201), ChosenTest::isWanted)).isEqualTo(101);
        assertThat(asked).containsExactly(0, ExchangeQuery.MOST);
        assertThat(Chosen.count(some(RequestsPage.MOST + 1), ChosenTest::isWanted))
                .isEqualTo(RequestsPage.MOST / 2);
    }
}
