package org.passerelle.gateway.fhir;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.party.MailAddress;

/** What the API asks of the node about what its lines did. */
public interface Indicators {

    /** The figures of these lines over these months. */
    Report measure(Set<MailAddress> lines, YearMonth from, YearMonth until, Disclosure disclosure);

    /** What may be billed of their téléexpertises, to be checked by whoever bills. */
    List<BillLine> bills(Set<MailAddress> lines, YearMonth from, YearMonth until);

    /** What the people of a practice of ours may bill of what they asked. */
    List<BillLine> bills(MailAddress practice, YearMonth from, YearMonth until);
}
