package org.passerelle.flow.figures;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Story;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refused;

/** The exchanges of this node, on whatever line, told one after the other: memory holds one of them at a time. */
final class ExchangeStories {
    private final Premises premises;
    private final IntFunction<ExchangeQuery> page;

    /** @param page the rows after so many */
    private ExchangeStories(Premises premises, IntFunction<ExchangeQuery> page) {
        this.premises = premises;
        this.page = page;
    }

    /** What these addresses asked. */
    static ExchangeStories asked(Premises premises, Set<MailAddress> requesters) {
        return new ExchangeStories(
                premises, after -> ExchangeQuery.asked(requesters, ExchangeQuery.Which.ALL, ExchangeQuery.MOST, after));
    }

    /** All that is here. */
    static ExchangeStories all(Premises premises) {
        return new ExchangeStories(
                premises,
                after -> new ExchangeQuery(Optional.empty(), Set.of(), Optional.empty(), ExchangeQuery.MOST, after));
    }

    /** Tells those that changed in that month or later, each once; one that cannot be read is passed over. */
    void each(YearMonth from, Consumer<Story> told) {
        // a day earlier than anywhere: months are those of the lines' time zones
        Instant first = from.atDay(1).atStartOfDay(ZoneOffset.MAX).toInstant();
        var seen = new HashSet<Id>();
        List<ExchangeRow> rows;
        int after = 0;
        do {
            rows = premises.store().journals().rows(page.apply(after));
            after += rows.size();
            rows.stream()
                    .filter(row -> !row.updated().isBefore(first) && seen.add(row.exchange()))
                    .flatMap(row -> story(row).stream())
                    .forEach(told);
        } while (rows.size() == ExchangeQuery.MOST);
    }

    private Optional<Story> story(ExchangeRow row) {
        try {
            return Story.read(premises, row.exchange());
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }
}
