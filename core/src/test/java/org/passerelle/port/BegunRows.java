package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store;

/** More than two pages of a line's exchanges, two of which begin at each instant, and as many of another line beside them. */
final class BegunRows {
    private static final int MANY = 2 * ExchangeQuery.MOST + 6;

    private BegunRows() {}

    /** Stores them in another order; tells the first line's in order. */
    static List<ExchangeRow> of(Store store, MailAddress line, MailAddress other) {
        List<ExchangeRow> rows = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int number = MANY - 1; number >= 0; number--) {
            rows.add(0, row(number, line));
            changes.add(new Change.Index(rows.get(0)));
            changes.add(new Change.Index(row(number + MANY, other)));
        }
        store.commit(changes);
        rows.sort(Comparator.comparing(ExchangeRow::begun).thenComparing(ExchangeRow::exchange));
        return rows;
    }

    /** Page after page, those of the time are told, each once and in order. */
    static void requireAll(Journals journals, MailAddress line, Instant from, Instant until, List<ExchangeRow> stored) {
        List<ExchangeRow> all = new ArrayList<>();
        List<ExchangeRow> page = journals.begun(line, from, until, Optional.empty());
        while (!page.isEmpty()) {
            all.addAll(page);
            page = journals.begun(line, from, until, Optional.of(page.get(page.size() - 1)));
        }
        List<ExchangeRow> wanted = stored.stream()
                .filter(row -> !row.begun().isBefore(from) && row.begun().isBefore(until))
                .toList();
        assertThat(wanted).hasSizeGreaterThan(ExchangeQuery.MOST);
        assertThat(all.equals(wanted)).isTrue();
    }

    private static ExchangeRow row(int number, MailAddress line) {
        Instant begun = Trail.BEGIN.plusSeconds(number % MANY / 2);
        return new ExchangeRow(
                new Trail(number + 100).exchange(),
                true,
                "avis/1",
                line,
                new MailAddress("cabinet@barrois.example"),
                "requested",
                false,
                "routine",
                null,
                false,
                begun,
                begun,
                1);
    }
}
