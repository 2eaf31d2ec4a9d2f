package org.passerelle.fhir.measure;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupStratifierComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.passerelle.canon.Instants;
import org.passerelle.fhir.Systems;
import org.passerelle.indicators.Breakdown;
import org.passerelle.indicators.Breakdowns;
import org.passerelle.indicators.Figures;
import org.passerelle.indicators.Rate;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.Spread;
import org.passerelle.indicators.Summary;
import org.passerelle.indicators.measured.Part;

/** A line's figures of one pathway and one month, or of all the report's months. What is hidden is marked as masked. */
final class MeasureReportResource {
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String TOTAL = "total";

    private MeasureReportResource() {}

    static MeasureReport write(Report report, Summary summary, Scoring scoring) {
        var resource = new MeasureReport();
        resource.addIdentifier(identifier(summary));
        resource.setStatus(MeasureReport.MeasureReportStatus.COMPLETE);
        resource.setType(MeasureReport.MeasureReportType.SUMMARY);
        resource.setMeasure(scoring.url(summary.pathway()));
        resource.setDateElement(new DateTimeType(Instants.format(report.asOf())));
        resource.setReporter(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(Systems.URI)
                        .setValue("mailto:" + summary.line().value()))
                .setDisplay(summary.line().value()));
        resource.setPeriod(period(
                summary.findMonth().orElse(report.from()), summary.findMonth().orElse(report.until())));
        switch (scoring) {
            case COUNTS -> counts(resource.addGroup(), summary.figures());
            case SHARES -> Rate.ALL.forEach(rate -> share(resource, rate, summary.figures()));
            case TIMES -> TimeGroup.all().forEach(time -> time(resource, time, summary.figures()));
        }
        return resource;
    }

    private static Identifier identifier(Summary summary) {
        String month = summary.findMonth().map(YearMonth::toString).orElse(TOTAL);
        return new Identifier()
                .setSystem(Systems.INDICATOR_REPORT)
                .setValue(summary.line().value() + "/" + summary.pathway() + "/" + month);
    }

    /** Whole days, in the line's time zone. */
    private static Period period(YearMonth from, YearMonth until) {
        return new Period()
                .setStartElement(new DateTimeType(from.atDay(1).toString()))
                .setEndElement(new DateTimeType(until.atEndOfMonth().toString()));
    }

    private static void counts(MeasureReportGroupComponent group, Figures figures) {
        group.setCode(Populations.indicator("requests", "Demandes"));
        Figures.Volume volume = figures.volume();
        population(group, Populations.INITIAL, volume.isHidden() ? Optional.empty() : Optional.of(volume.requests()));
        if (!volume.isHidden()) {
            Breakdowns.ALL.forEach(breakdown -> stratify(group.addStratifier(), breakdown, figures.of(breakdown)));
        }
    }

    private static void stratify(
            MeasureReportGroupStratifierComponent stratifier, Breakdown breakdown, Optional<Map<String, Long>> counts) {
        stratifier.addCode(Populations.indicator(breakdown.code(), breakdown.title()));
        for (Part part : breakdown.parts()) {
            stratifier
                    .addStratum()
                    .setValue(Populations.indicator(part.code(), part.words()))
                    .addPopulation()
                    .setCode(Populations.INITIAL.concept())
                    .setCountElement(count(counts.map(parts -> parts.getOrDefault(part.code(), 0L))));
        }
    }

    private static void share(MeasureReport resource, Rate rate, Figures figures) {
        Optional<Figures.Share> share = figures.of(rate);
        if (share.isEmpty() && !figures.hides(rate)) {
            return;
        }
        MeasureReportGroupComponent group = resource.addGroup();
        group.setCode(Populations.indicator(rate.code(), rate.title()));
        population(group, Populations.DENOMINATOR, share.map(Figures.Share::denominator));
        population(group, Populations.NUMERATOR, share.map(Figures.Share::numerator));
        group.setMeasureScore(share.map(known -> quantity("%", "%").setValue(new BigDecimal(known.percent())))
                .orElseGet(() -> Populations.masked(new Quantity())));
    }

    private static void time(MeasureReport resource, TimeGroup time, Figures figures) {
        Figures.Timed timed = figures.times().get(time.stretch());
        if (timed == null) {
            return;
        }
        Optional<Spread> spread = time.net() ? timed.findNet() : timed.findGross();
        MeasureReportGroupComponent group = resource.addGroup();
        group.setCode(Populations.indicator(time.code(), time.title()));
        population(
                group,
                Populations.MEASURED,
                spread.filter(shown -> timed.counted()).map(shown -> (long) shown.count()));
        group.setMeasureScore(spread.map(shown -> quantity("s", "s")
                        .setValue(shown.values().get(time.place()).toSeconds()))
                .orElseGet(() -> Populations.masked(new Quantity())));
    }

    private static Quantity quantity(String unit, String code) {
        return new Quantity().setUnit(unit).setSystem(UCUM).setCode(code);
    }

    private static void population(
            MeasureReportGroupComponent group, Populations.CodeSystemCode code, Optional<Long> count) {
        group.addPopulation().setCode(code.concept()).setCountElement(count(count));
    }

    private static IntegerType count(Optional<Long> count) {
        return count.map(known -> new IntegerType(Math.toIntExact(known)))
                .orElseGet(() -> Populations.masked(new IntegerType()));
    }
}
