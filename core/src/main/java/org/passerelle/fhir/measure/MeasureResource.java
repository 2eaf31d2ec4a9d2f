package org.passerelle.fhir.measure;

import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.Measure.MeasureGroupComponent;
import org.passerelle.indicators.Breakdown;
import org.passerelle.indicators.Breakdowns;
import org.passerelle.indicators.Rate;
import org.passerelle.indicators.measured.Part;
import org.passerelle.indicators.measured.Stretch;

/** The definitions of a pathway's indicators; docs/indicators.md says the same at length. */
final class MeasureResource {
    private static final String ALL = "Demandes du mois, dans le fuseau horaire de la ligne";

    private MeasureResource() {}

    static Measure write(String pathway, Scoring scoring) {
        var measure = new Measure();
        measure.setUrl(scoring.url(pathway));
        measure.setStatus(PublicationStatus.ACTIVE);
        measure.setTitle(scoring.title() + " — " + pathway);
        measure.setScoring(scoring.concept());
        switch (scoring) {
            case COUNTS -> counts(measure.addGroup());
            case SHARES -> Rate.ALL.forEach(rate -> share(measure.addGroup(), rate));
            case TIMES -> TimeGroup.all().forEach(time -> time(measure.addGroup(), time));
        }
        return measure;
    }

    private static void counts(MeasureGroupComponent group) {
        group.setCode(Populations.indicator("requests", "Demandes"));
        population(group, Populations.INITIAL, ALL);
        for (Breakdown breakdown : Breakdowns.ALL) {
            group.addStratifier()
                    .setCode(Populations.indicator(breakdown.code(), breakdown.title()))
                    .setCriteria(Populations.criteria(breakdown.code()));
        }
    }

    private static void share(MeasureGroupComponent group, Rate rate) {
        group.setCode(Populations.indicator(rate.code(), rate.title()));
        population(group, Populations.INITIAL, ALL);
        population(group, Populations.DENOMINATOR, parts(rate, rate.denominator()));
        population(group, Populations.NUMERATOR, parts(rate, rate.numerator()));
    }

    private static void time(MeasureGroupComponent group, TimeGroup time) {
        group.setCode(Populations.indicator(time.code(), time.title()));
        population(group, Populations.INITIAL, ALL);
        population(group, Populations.MEASURED, measured(time.stretch()));
    }

    private static void population(MeasureGroupComponent group, Populations.CodeSystemCode code, String criteria) {
        group.addPopulation().setCode(code.concept()).setCriteria(Populations.criteria(criteria));
    }

    private static String parts(Rate rate, Set<String> codes) {
        return rate.breakdown().code() + " : "
                + rate.breakdown().parts().stream()
                        .map(Part::code)
                        .filter(codes::contains)
                        .collect(Collectors.joining(", "));
    }

    private static String measured(Stretch stretch) {
        return "Demandes pour lesquelles ce délai est échu : " + stretch.words().fr();
    }
}
