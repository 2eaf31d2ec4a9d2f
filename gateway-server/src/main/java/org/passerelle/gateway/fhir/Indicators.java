package org.passerelle.gateway.fhir;

import java.time.YearMonth;
import java.util.Set;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.party.MailAddress;

/** What the API asks of the node about what its lines did. */
public interface Indicators {

    /** The figures of these lines over these months. */
    Report measure(Set<MailAddress> lines, YearMonth from, YearMonth until, Disclosure disclosure);
}
