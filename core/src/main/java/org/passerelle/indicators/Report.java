package org.passerelle.indicators;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * Indicators over some months.
 *
 * @param from the first month
 * @param until the last month
 * @param asOf when it was measured
 * @param disclosure to whom it may be shown
 * @param summaries by line, pathway and month; after a pathway's months their sum, where there are several
 * @param unread how many exchanges could not be read, and are left out
 */
public record Report(
        YearMonth from, YearMonth until, Instant asOf, Disclosure disclosure, List<Summary> summaries, int unread) {
    public Report {
        summaries = List.copyOf(summaries);
    }
}
