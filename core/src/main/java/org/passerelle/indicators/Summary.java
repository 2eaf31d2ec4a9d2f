package org.passerelle.indicators;

import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;

/**
 * The figures of one line's requests on one pathway, all its versions together.
 *
 * @param line the line's address
 * @param pathway the pathway's name
 * @param month of the requests, or null for the sum of the report's months
 * @param figures what is shown
 */
public record Summary(
        MailAddress line, String pathway, @Nullable YearMonth month, Figures figures) {
    public Optional<YearMonth> findMonth() {
        return Optional.ofNullable(month);
    }
}
