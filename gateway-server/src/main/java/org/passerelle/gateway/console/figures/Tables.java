package org.passerelle.gateway.console.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.indicators.Breakdowns;
import org.passerelle.indicators.Figures;
import org.passerelle.indicators.Rate;
import org.passerelle.indicators.Spread;
import org.passerelle.indicators.Summary;
import org.passerelle.indicators.measured.Stretch;

/** One line's requests on one pathway as tables and charts. */
final class Tables {
    private final Speech speech;
    private final List<Summary> months;

    /** @param months the summaries of its months, in their order */
    Tables(Speech speech, List<Summary> months) {
        this.speech = speech;
        this.months = months;
    }

    /** The heads of the columns. */
    static List<String> heads(Speech speech) {
        return List.of(
                speech.say("figures.month"),
                speech.say("figures.requests"),
                speech.say("figures.patients"),
                speech.say(Rate.ALL.get(0).title()),
                speech.say("figures.median", speech.say(Stretch.FIRST_ACTION.words())),
                speech.say("figures.median", speech.say(Stretch.ANSWER.words())),
                speech.say("figures.p90", speech.say(Stretch.ANSWER.words())));
    }

    /** A row of that table. */
    FiguresPage.Row row(Summary summary) {
        Figures figures = summary.figures();
        return new FiguresPage.Row(List.of(
                name(summary),
                requests(figures),
                figures.volume().isHidden()
                        ? hidden()
                        : String.valueOf(figures.volume().patients()),
                share(figures, Rate.ALL.get(0)),
                time(figures, Stretch.FIRST_ACTION, Spread::median),
                time(figures, Stretch.ANSWER, Spread::median),
                time(figures, Stretch.ANSWER, Spread::p90)));
    }

    private String name(Summary summary) {
        return summary.findMonth().map(month -> month(speech, month)).orElse(speech.say("figures.all"));
    }

    static String month(Speech speech, YearMonth month) {
        return DateTimeFormatter.ofPattern("MM/yyyy", speech == Speech.FR ? Locale.FRENCH : Locale.ENGLISH)
                .format(month);
    }

    private String hidden() {
        return speech.say("figures.hidden");
    }

    private String requests(Figures figures) {
        return figures.volume().isHidden()
                ? hidden()
                : String.valueOf(figures.volume().requests());
    }

    private String share(Figures figures, Rate rate) {
        if (figures.hides(rate)) {
            return hidden();
        }
        return figures.of(rate)
                .map(share ->
                        speech.say("figures.share", decimal(share.percent()), share.numerator(), share.denominator()))
                .orElse(speech.say("figures.none"));
    }

    private String decimal(String plain) {
        return speech == Speech.FR ? plain.replace('.', ',') : plain;
    }

    private String time(Figures figures, Stretch stretch, Function<Spread, Duration> which) {
        Figures.Timed timed = figures.times().get(stretch);
        if (timed == null) {
            return speech.say("figures.none");
        }
        return timed.findGross()
                .map(which)
                .map(time -> TimeWords.span(speech, Instant.EPOCH, Instant.EPOCH.plus(time)))
                .orElse(hidden());
    }

    /** Every share, what every stretch took, and every part, of the summary that tells of all months. */
    List<FiguresPage.Row> details(Summary all) {
        List<FiguresPage.Row> rows = new ArrayList<>();
        Rate.ALL.forEach(rate ->
                rows.add(new FiguresPage.Row(List.of(speech.say(rate.title()), share(all.figures(), rate)))));
        all.figures()
                .times()
                .keySet()
                .forEach(stretch -> rows.add(new FiguresPage.Row(List.of(
                        speech.say("figures.median", speech.say(stretch.words())),
                        time(all.figures(), stretch, Spread::median)))));
        Breakdowns.ALL.forEach(breakdown -> breakdown.parts().forEach(part -> {
            String count = all.figures()
                    .of(breakdown)
                    .map(counts -> String.valueOf(counts.getOrDefault(part.code(), 0L)))
                    .orElse(hidden());
            rows.add(new FiguresPage.Row(List.of(
                    speech.say("figures.part", speech.say(breakdown.title()), speech.say(part.words())), count)));
        }));
        return rows;
    }

    /** How many requests, and what share of them was answered in time. */
    List<Chart> charts(String id) {
        return List.of(
                Chart.of(
                        id + "-requests",
                        speech.say("figures.chart.requests"),
                        points(figures -> Optional.of(figures.volume().requests() * 1.0), this::requests),
                        1),
                Chart.of(
                        id + "-share",
                        speech.say("figures.chart.share"),
                        points(
                                figures -> figures.of(Rate.ALL.get(0))
                                        .map(share -> 100.0 * share.numerator() / share.denominator()),
                                figures -> figures.of(Rate.ALL.get(0))
                                        .map(share -> decimal(share.percent()) + " %")
                                        .orElse(speech.say("figures.none"))),
                        100));
    }

    private List<Chart.Point> points(Function<Figures, Optional<Double>> amount, Function<Figures, String> said) {
        return months.stream()
                .map(summary -> new Chart.Point(
                        name(summary), amount.apply(summary.figures()).orElse(-1.0), said.apply(summary.figures())))
                .toList();
    }
}
