package org.passerelle.fhir.measure;

import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.NamedUuid;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.Summary;

/** A report of indicators as a collection: the definitions (Measure), then the figures (MeasureReport). */
public final class IndicatorBundle {
    private IndicatorBundle() {}

    /** The same as {@link #write}, as FHIR JSON. */
    public static byte[] json(Report report) {
        return FhirJson.write(write(report));
    }

    public static Bundle write(Report report) {
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        var pathways = new TreeSet<String>();
        report.summaries().forEach(summary -> pathways.add(summary.pathway()));
        for (String pathway : pathways) {
            for (Scoring scoring : Scoring.values()) {
                add(bundle, MeasureResource.write(pathway, scoring));
            }
        }
        for (Summary summary : report.summaries()) {
            for (Scoring scoring : Scoring.values()) {
                if (scoring == Scoring.COUNTS || !summary.figures().volume().isHidden()) {
                    add(bundle, MeasureReportResource.write(report, summary, scoring));
                }
            }
        }
        return bundle;
    }

    /** Each is named within its bundle alone, by what it says. */
    private static void add(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setFullUrl(NamedUuid.of("passerelle/indicator-entry/1", FhirJson.write(resource)))
                .setResource(resource);
    }
}
