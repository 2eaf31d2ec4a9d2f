package org.passerelle.fhir.measure;

import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.Summary;

/** A report of indicators as a collection: the definitions (Measure), then the figures (MeasureReport). */
public final class IndicatorBundle {
    private IndicatorBundle() {}

    public static Bundle write(Report report) {
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        var pathways = new TreeSet<String>();
        report.summaries().forEach(summary -> pathways.add(summary.pathway()));
        for (String pathway : pathways) {
            for (Scoring scoring : Scoring.values()) {
                add(bundle, scoring.url(pathway), MeasureResource.write(pathway, scoring));
            }
        }
        for (Summary summary : report.summaries()) {
            for (Scoring scoring : Scoring.values()) {
                if (scoring == Scoring.COUNTS || !summary.figures().volume().isHidden()) {
                    add(bundle, null, MeasureReportResource.write(report, summary, scoring));
                }
            }
        }
        return bundle;
    }

    private static void add(Bundle bundle, @Nullable String url, Resource resource) {
        var entry = bundle.addEntry().setResource(resource);
        if (url != null) {
            entry.setFullUrl(url);
        }
    }
}
