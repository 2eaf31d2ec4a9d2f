package org.passerelle.gateway.console;

import java.util.Map;
import java.util.Optional;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.session.Session;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/**
 * Who looks at a page.
 *
 * @param session how they are logged in
 * @param lines themselves as a member of each of their lines, as it is now
 */
public record Visitor(Session session, Map<MailAddress, Member> lines) {
    public Visitor {
        lines = Map.copyOf(lines);
    }

    /** Themselves on the line of an exchange, or on the one called upon in its place; whoever is on neither is told that there is none. */
    Member on(ExchangeRow row) {
        return Optional.ofNullable(lines.get(row.line()))
                .or(() -> row.findStandIn().map(lines::get))
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    /** The same, who may read what its letters say. */
    Professional reading(ExchangeRow row) {
        return Optional.of(on(row))
                .filter(Member::reads)
                .flatMap(Member::findProfessional)
                .orElseThrow(() -> Refusal.of(FlowRefusal.RIGHT_MISSING).refused());
    }

    /** Their name, as one of their lines knows it. */
    public String name() {
        return lines.values().stream()
                .findFirst()
                .map(member -> member.person().displayName())
                .orElse(session.account());
    }

    @Override
    public String toString() {
        return "Visitor[…]";
    }
}
