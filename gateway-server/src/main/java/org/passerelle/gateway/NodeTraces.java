package org.passerelle.gateway;

import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.gateway.console.audit.Traces;
import org.passerelle.node.Health;
import org.passerelle.node.Node;
import org.passerelle.node.audit.Auditing;
import org.passerelle.party.PersonId;
import org.passerelle.port.keep.ExchangeRow;

/** The node, as an auditor's pages ask it. */
final class NodeTraces implements Traces {
    private static final String OF_LEDGERS = "ledger.";
    private static final String OF_THE_STORE = "store.";

    private final Node node;

    NodeTraces(Node node) {
        this.node = node;
    }

    @Override
    public List<ExchangeRow> find(String digits) {
        return node.auditing().find(digits);
    }

    @Override
    public Trace trace(Id exchange) {
        Auditing.Trace trace = node.auditing().trace(exchange);
        return new Trace(
                trace.row(),
                trace.entries().stream()
                        .map(one -> new Placed(one.at(), one.event(), one.index(), one.leaf()))
                        .toList(),
                trace.verified(),
                trace.why());
    }

    @Override
    public byte[] certificate(Id exchange, PersonId by) {
        return node.auditing().certificate(exchange, by);
    }

    @Override
    public Ledger ledger() {
        Health health = node.health();
        return new Ledger(
                node.auditing().ledger(),
                node.evidence().stream()
                        .map(held -> new Held(
                                held.row().origin(),
                                held.row().code(),
                                held.row().at()))
                        .toList(),
                health.alarms().stream()
                        .filter(alarm -> alarm.code().startsWith(OF_LEDGERS)
                                || alarm.code().startsWith(OF_THE_STORE))
                        .toList(),
                health.altered(),
                health.audited().orElse(null));
    }
}
