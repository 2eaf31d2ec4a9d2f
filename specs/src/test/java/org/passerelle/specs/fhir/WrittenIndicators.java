package org.passerelle.specs.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.measure.IndicatorBundle;
import org.passerelle.indicators.Collecting;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.measured.Cause;
import org.passerelle.indicators.measured.Delay;
import org.passerelle.indicators.measured.Ending;
import org.passerelle.indicators.measured.Kept;
import org.passerelle.indicators.measured.Measured;
import org.passerelle.indicators.measured.Opened;
import org.passerelle.indicators.measured.Stretch;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.counts.FieldCount;

/** Invented indicators of two months as FHIR: all of them, and what may leave the establishment, some of it hidden. */
public final class WrittenIndicators {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private WrittenIndicators() {}

    /** Writes both into a folder. */
    public static void write(Path folder) throws IOException {
        for (Disclosure disclosure : List.of(Disclosure.INSIDE, Disclosure.OUTSIDE)) {
            var collecting = new Collecting(NOVEMBER, NOVEMBER.plusMonths(1), disclosure);
            for (int patient = 1; patient <= 13; patient++) {
                collecting.add(measured(patient, NOVEMBER));
            }
            collecting.add(measured(1, NOVEMBER.plusMonths(1)));
            byte[] json =
                    FhirJson.write(IndicatorBundle.write(collecting.report(Instant.parse("2027-01-05T08:00:00Z"))));
            Files.write(folder.resolve("indicators-" + disclosure.code() + ".json"), json);
        }
    }

    private static Measured measured(int patient, YearMonth month) {
        boolean late = patient > 8;
        var delay = new Delay(Duration.ofHours(patient), Duration.ofMinutes(50L * patient));
        return new Measured(
                new MailAddress("dermatologie@ch-barleduc.mssante.test"),
                PathwayRef.parse("avis/1"),
                month,
                Sha256.hash(new byte[] {(byte) patient}),
                Map.of(Stretch.FIRST_ACTION, delay, Stretch.ANSWER, delay),
                Ending.ANSWERED,
                late ? Kept.BREACHED : Kept.MET,
                late ? Set.of(Cause.TAKEN_LATE) : Set.of(),
                patient % 2,
                true,
                Opened.YES,
                false,
                Map.of(FieldCount.IMAGES, List.of(patient > 11 ? "unusable" : "good")),
                Map.of(Side.REQUESTER, "very"));
    }
}
