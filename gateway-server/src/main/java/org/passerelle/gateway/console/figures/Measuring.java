package org.passerelle.gateway.console.figures;

import java.time.YearMonth;
import java.util.Set;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.party.MailAddress;

/** What pages ask of the node about what its lines did. */
public interface Measuring {

    /** The figures of these lines over these months. */
    Report measure(Set<MailAddress> lines, YearMonth from, YearMonth until, Disclosure disclosure);

    /** The same as a FHIR bundle of Measures and MeasureReports. */
    byte[] fhir(Report report);
}
