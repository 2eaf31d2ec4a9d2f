package org.passerelle.flow.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Story;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.refusal.Refused;

/** The exchanges of one line over some months, told one after the other: memory holds one of them at a time. */
final class LineStories {
    /** A request may begin here this long before its month: an ordinary mail that was completed later. */
    private static final Duration EARLIER = Duration.ofDays(40);
    /** And this long after: it was on its way. */
    private static final Duration LATER = Duration.ofDays(7);

    private final Premises premises;
    private final MailAddress line;
    private final ZoneId zone;

    LineStories(Premises premises, MailAddress line) {
        this.premises = premises;
        this.line = line;
        this.zone = premises.zone(line);
    }

    /** The line's time zone. */
    ZoneId zone() {
        return zone;
    }

    /**
     * Tells every exchange that could be a request of those months, and perhaps some of the months beside them.
     *
     * @return how many cannot be read: altered on disk, or on a pathway that is no longer known here
     */
    int each(YearMonth from, YearMonth until, Consumer<Story> told) {
        Instant first = from.atDay(1).atStartOfDay(zone).toInstant().minus(EARLIER);
        Instant last =
                until.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().plus(LATER);
        Journals journals = premises.store().journals();
        Optional<ExchangeRow> after = Optional.empty();
        int unread = 0;
        List<ExchangeRow> page;
        do {
            page = journals.begun(line, first, last, after);
            for (ExchangeRow row : page) {
                after = Optional.of(row);
                unread += tell(row, told) ? 0 : 1;
            }
        } while (page.size() == ExchangeQuery.MOST);
        return unread;
    }

    private boolean tell(ExchangeRow row, Consumer<Story> told) {
        Optional<Story> story;
        try {
            story = Story.read(premises, row.exchange());
        } catch (Refused unreadable) {
            return false;
        }
        story.ifPresent(told);
        return true;
    }
}
