package org.passerelle.gateway.console.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;

/**
 * A page of a practice's requests, those changed last first. No more are looked through than the page needs, nor more than
 * {@link RequestsPage#MOST}.
 *
 * @param more whether another page follows
 * @param cut whether there may be older ones that were not looked through
 */
record Chosen(List<ExchangeRow> rows, boolean more, boolean cut) {
    Chosen {
        rows = List.copyOf(rows);
    }

    /**
     * @param some {@link ExchangeQuery#MOST} of them from the given one on, fewer at the end
     * @param number the page's, from 0
     */
    static Chosen of(IntFunction<List<ExchangeRow>> some, Predicate<ExchangeRow> wanted, int number) {
        var chosen = new ArrayList<ExchangeRow>();
        int passed = 0;
        for (int from = 0; from < RequestsPage.MOST; from += ExchangeQuery.MOST) {
            List<ExchangeRow> rows = some.apply(from);
            for (ExchangeRow row : rows) {
                if (!wanted.test(row) || passed++ < number * RequestsPage.ROWS) {
                    continue;
                } else if (chosen.size() == RequestsPage.ROWS) {
                    return new Chosen(chosen, true, false);
                }
                chosen.add(row);
            }
            if (rows.size() < ExchangeQuery.MOST) {
                return new Chosen(chosen, false, false);
            }
        }
        return new Chosen(chosen, false, true);
    }

    /** How many such there are among the first {@link RequestsPage#MOST}. */
    static int count(IntFunction<List<ExchangeRow>> some, Predicate<ExchangeRow> wanted) {
        int count = 0;
        for (int from = 0; from < RequestsPage.MOST; from += ExchangeQuery.MOST) {
            List<ExchangeRow> rows = some.apply(from);
            count += (int) rows.stream().filter(wanted).count();
            if (rows.size() < ExchangeQuery.MOST) {
                break;
            }
        }
        return count;
    }
}
