package org.passerelle.gateway;

import java.time.YearMonth;
import java.util.Set;
import org.passerelle.fhir.measure.IndicatorBundle;
import org.passerelle.gateway.console.figures.Measuring;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.node.Node;
import org.passerelle.party.MailAddress;

/** What the node's lines did, as pages ask for it. */
final class NodeFigures implements Measuring {
    private final Node node;

    NodeFigures(Node node) {
        this.node = node;
    }

    @Override
    public Report measure(Set<MailAddress> lines, YearMonth from, YearMonth until, Disclosure disclosure) {
        return node.indicators().measure(lines, from, until, disclosure);
    }

    @Override
    public byte[] fhir(Report report) {
        return IndicatorBundle.json(report);
    }
}
