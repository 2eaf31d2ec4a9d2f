package org.passerelle.indicators;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Json;

/** A report as a canonical document. What is hidden says so; times are seconds, shares both numbers and percent with one decimal. */
public final class ReportJson {
    /** The document's type. */
    public static final String TYPE = "passerelle/indicators/1";

    private ReportJson() {}

    public static Json.Obj write(Report report) {
        return Json.object()
                .put("type", TYPE)
                .put("from", report.from().toString())
                .put("until", report.until().toString())
                .put("asOf", report.asOf())
                .put("disclosure", report.disclosure().code())
                .put("fewestPatients", report.disclosure().fewest())
                .put("unread", report.unread())
                .put(
                        "summaries",
                        report.summaries().stream().map(ReportJson::write).toList())
                .build();
    }

    private static Json.Obj write(Summary summary) {
        Figures figures = summary.figures();
        Json.Builder json = Json.object()
                .put("line", summary.line().value())
                .put("pathway", summary.pathway())
                .put("month", summary.findMonth().map(Object::toString));
        if (figures.volume().isHidden()) {
            json.put("hidden", true);
            return json.build();
        }
        json.put("requests", figures.volume().requests())
                .put("patients", figures.volume().patients());
        Json.Builder breakdowns = Json.object();
        for (Breakdown breakdown : Breakdowns.ALL) {
            breakdowns.put(
                    breakdown.code(),
                    figures.of(breakdown).map(ReportJson::counts).orElseGet(ReportJson::hidden));
        }
        Json.Builder rates = Json.object();
        for (Rate rate : Rate.ALL) {
            if (figures.hides(rate)) {
                rates.put(rate.code(), hidden());
            } else {
                figures.of(rate).ifPresent(share -> rates.put(rate.code(), share(share)));
            }
        }
        return json.put("breakdowns", breakdowns.build())
                .put("rates", rates.build())
                .put("times", times(figures))
                .build();
    }

    private static Json.Obj counts(Map<String, Long> counts) {
        Json.Builder json = Json.object();
        counts.forEach((part, count) -> json.put(part, (long) count));
        return json.build();
    }

    private static Json.Obj share(Figures.Share share) {
        return Json.object()
                .put("numerator", share.numerator())
                .put("denominator", share.denominator())
                .put("percent", share.percent())
                .build();
    }

    private static Json.Obj times(Figures figures) {
        Json.Builder json = Json.object();
        figures.times().forEach((stretch, timed) -> {
            if (timed.findGross().isEmpty() || timed.findNet().isEmpty()) {
                json.put(stretch.code(), hidden());
            } else {
                Json.Builder both = Json.object()
                        .put("gross", spread(timed.findGross().get()))
                        .put("net", spread(timed.findNet().get()));
                if (timed.counted()) {
                    both.put("count", timed.findGross().get().count());
                }
                json.put(stretch.code(), both.build());
            }
        });
        return json.build();
    }

    private static Json.Obj spread(Spread spread) {
        Json.Builder json = Json.object();
        List<Duration> values = spread.values();
        for (int i = 0; i < values.size(); i++) {
            json.put(Spread.NAMES.get(i) + "Seconds", values.get(i).toSeconds());
        }
        return json.build();
    }

    private static Json.Obj hidden() {
        return Json.object().put("hidden", true).build();
    }
}
