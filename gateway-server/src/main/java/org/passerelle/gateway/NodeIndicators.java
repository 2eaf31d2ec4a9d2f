package org.passerelle.gateway;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.passerelle.gateway.fhir.Indicators;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.node.Node;
import org.passerelle.party.MailAddress;

/** What the node's lines did, as the API asks for it. */
final class NodeIndicators implements Indicators {
    private final Node node;

    NodeIndicators(Node node) {
        this.node = node;
    }

    @Override
    public Report measure(Set<MailAddress> lines, YearMonth from, YearMonth until, Disclosure disclosure) {
        return node.indicators().measure(lines, from, until, disclosure);
    }

    @Override
    public List<BillLine> bills(Set<MailAddress> lines, YearMonth from, YearMonth until) {
        return node.indicators().bills().propose(lines, from, until);
    }

    @Override
    public List<BillLine> bills(MailAddress practice, YearMonth from, YearMonth until) {
        return node.indicators().bills().asked(node.asking().addresses(practice), from, until);
    }
}
