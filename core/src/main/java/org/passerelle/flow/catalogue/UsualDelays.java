package org.passerelle.flow.catalogue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.catalogue.Usual;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.figures.MeasureLines;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Figures;
import org.passerelle.indicators.Spread;
import org.passerelle.indicators.Summary;
import org.passerelle.indicators.measured.Stretch;
import org.passerelle.party.MailAddress;

/**
 * How long our lines usually took, as it may leave the establishment: of three months together where every one of them shows it, else
 * of the last one that does.
 */
final class UsualDelays {
    /** How many months are looked at, the last one the one before this. */
    static final int MONTHS = 3;

    private final MeasureLines measures;

    UsualDelays(Premises premises) {
        this.measures = new MeasureLines(premises);
    }

    /** @param last the last month that is over */
    List<Usual> of(MailAddress line, YearMonth last) {
        YearMonth first = last.minusMonths(MONTHS - 1L);
        List<Summary> summaries =
                measures.measure(Set.of(line), first, last, Disclosure.OUTSIDE).summaries();
        List<Usual> delays = new ArrayList<>();
        summaries.stream()
                .map(Summary::pathway)
                .distinct()
                .sorted()
                .forEach(pathway -> Stream.concat(
                                of(summaries, pathway)
                                        .filter(summary -> summary.findMonth().isEmpty()),
                                of(summaries, pathway)
                                        .filter(summary -> summary.findMonth().isPresent())
                                        .sorted(Comparator.comparing((Summary summary) ->
                                                        summary.findMonth().orElseThrow())
                                                .reversed()))
                        .flatMap(summary -> usual(summary, first, last).stream())
                        .findFirst()
                        .ifPresent(delays::add));
        return delays;
    }

    private static Stream<Summary> of(List<Summary> summaries, String pathway) {
        return summaries.stream().filter(summary -> summary.pathway().equals(pathway));
    }

    /** Until the answer, or, where the circuit reports what was prescribed, until the report. */
    private static Optional<Usual> usual(Summary summary, YearMonth first, YearMonth last) {
        for (Stretch stretch : List.of(Stretch.ANSWER, Stretch.REPORT)) {
            Optional<Figures.Timed> timed =
                    Optional.ofNullable(summary.figures().times().get(stretch));
            Optional<Spread> gross = timed.flatMap(Figures.Timed::findGross);
            if (gross.isPresent()) {
                return Optional.of(new Usual(
                        summary.pathway(),
                        null,
                        summary.findMonth().orElse(first),
                        summary.findMonth().orElse(last),
                        gross.get().median(),
                        timed.get().counted() ? Integer.valueOf(gross.get().count()) : null));
            }
        }
        return Optional.empty();
    }
}
