package org.passerelle.indicators;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.indicators.measured.Measured;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Collects what exchanges come to, one after the other, into a report; it holds numbers, not exchanges. */
public final class Collecting {
    /** Most months of one report. */
    public static final int MOST_MONTHS = 24;

    private final YearMonth from;
    private final YearMonth until;
    private final Disclosure disclosure;
    private final Map<Circuit, Map<YearMonth, Tally>> months = new TreeMap<>();
    private final Map<Circuit, Tally> sums = new TreeMap<>();
    private int unread;

    /** A line and one of its pathways. */
    private record Circuit(MailAddress line, String pathway) implements Comparable<Circuit> {
        @Override
        public int compareTo(Circuit other) {
            int lines = line.value().compareTo(other.line.value());
            return lines != 0 ? lines : pathway.compareTo(other.pathway);
        }
    }

    /** @throws org.passerelle.refusal.Refused {@link IndicatorRefusal#MONTHS} */
    public Collecting(YearMonth from, YearMonth until, Disclosure disclosure) {
        if (until.isBefore(from) || until.isAfter(from.plusMonths(MOST_MONTHS - 1L))) {
            throw Refusal.of(IndicatorRefusal.MONTHS)
                    .with(FactKey.LIMIT, MOST_MONTHS)
                    .refused();
        }
        this.from = from;
        this.until = until;
        this.disclosure = disclosure;
    }

    /** Counts one exchange; those of other months are passed over. */
    public void add(Measured measured) {
        if (measured.month().isBefore(from) || measured.month().isAfter(until)) {
            return;
        }
        var circuit = new Circuit(measured.line(), measured.pathway().name());
        months.computeIfAbsent(circuit, absent -> new TreeMap<>())
                .computeIfAbsent(measured.month(), absent -> new Tally(disclosure))
                .add(measured);
        sums.computeIfAbsent(circuit, absent -> new Tally(disclosure)).add(measured);
    }

    /** Exchanges that cannot be read. */
    public void addUnread(int more) {
        unread += more;
    }

    public Report report(Instant asOf) {
        var summaries = new ArrayList<Summary>();
        months.forEach((circuit, tallies) -> {
            tallies.forEach((month, tally) ->
                    summaries.add(new Summary(circuit.line(), circuit.pathway(), month, tally.figures(List.of()))));
            Tally sum = sums.get(circuit);
            if (!from.equals(until) && sum != null) {
                summaries.add(new Summary(
                        circuit.line(), circuit.pathway(), null, sum.figures(List.copyOf(tallies.values()))));
            }
        });
        return new Report(from, until, asOf, disclosure, summaries, unread);
    }
}
