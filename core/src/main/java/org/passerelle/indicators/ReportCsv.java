package org.passerelle.indicators;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.indicators.measured.Part;
import org.passerelle.indicators.measured.Stretch;

/**
 * A report as a table, a number a line: what it is of, its code, its title in French, its value and unit; a share with its numerator and
 * denominator. Times are hours with two decimals. What is hidden is {@link Csv#HIDDEN}.
 */
public final class ReportCsv {
    private static final List<String> HEAD = List.of(
            "line", "pathway", "month", "indicator", "part", "title", "value", "unit", "numerator", "denominator");
    private static final String ALL_MONTHS = "total";

    private final Csv csv;
    private final StringBuilder text = new StringBuilder();

    private ReportCsv(Csv csv) {
        this.csv = csv;
    }

    public static String write(Report report, Csv csv) {
        var writer = new ReportCsv(csv);
        writer.text.append(csv.mark()).append(csv.line(HEAD));
        report.summaries().forEach(writer::summary);
        return writer.text.toString();
    }

    private void summary(Summary summary) {
        Figures figures = summary.figures();
        Figures.Volume volume = figures.volume();
        row(summary, "requests", "", "Demandes", count(volume.isHidden() ? null : volume.requests()), "1");
        if (volume.isHidden()) {
            return;
        }
        row(summary, "patients", "", "Patients", count((long) volume.patients()), "1");
        for (Breakdown breakdown : Breakdowns.ALL) {
            @Nullable Map<String, Long> counts = figures.of(breakdown).orElse(null);
            for (Part part : breakdown.parts()) {
                String title = breakdown.title().fr() + " : " + part.words().fr();
                @Nullable Long count = counts == null ? null : counts.get(part.code());
                row(summary, breakdown.code(), part.code(), title, count(count), "1");
            }
        }
        Rate.ALL.forEach(rate -> rate(summary, rate));
        figures.times().forEach((stretch, timed) -> {
            times(summary, stretch, "gross", "brut", timed.findGross().orElse(null));
            times(summary, stretch, "net", "net", timed.findNet().orElse(null));
        });
    }

    private void rate(Summary summary, Rate rate) {
        String title = rate.title().fr();
        if (summary.figures().hides(rate)) {
            row(summary, rate.code(), "", title, Csv.HIDDEN, "%", Csv.HIDDEN, Csv.HIDDEN);
            return;
        }
        summary.figures()
                .of(rate)
                .ifPresent(share -> row(
                        summary,
                        rate.code(),
                        "",
                        title,
                        csv.number(share.percent()),
                        "%",
                        count(share.numerator()),
                        count(share.denominator())));
    }

    private void times(Summary summary, Stretch stretch, String code, String fr, @Nullable Spread spread) {
        for (int i = 0; i < Spread.NAMES.size(); i++) {
            String name = Spread.NAMES.get(i);
            String title = stretch.words().fr() + " (" + fr + "), "
                    + (i == 0 ? "médiane" : name.toUpperCase(java.util.Locale.ROOT));
            String value = spread == null ? Csv.HIDDEN : hours(spread.values().get(i));
            row(summary, "time-" + stretch.code() + "-" + code, name, title, value, "h");
        }
    }

    private String hours(Duration time) {
        long hundredths = (time.toMillis() + 18_000) / 36_000;
        return csv.number(hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10);
    }

    private static String count(@Nullable Long number) {
        return number == null ? Csv.HIDDEN : String.valueOf(number);
    }

    private void row(Summary summary, String indicator, String part, String title, String value, String unit) {
        row(summary, indicator, part, title, value, unit, "", "");
    }

    private void row(
            Summary summary,
            String indicator,
            String part,
            String title,
            String value,
            String unit,
            String numerator,
            String denominator) {
        String month = summary.findMonth().map(Object::toString).orElse(ALL_MONTHS);
        text.append(csv.line(List.of(
                summary.line().value(),
                summary.pathway(),
                month,
                indicator,
                part,
                title,
                value,
                unit,
                numerator,
                denominator)));
    }
}
