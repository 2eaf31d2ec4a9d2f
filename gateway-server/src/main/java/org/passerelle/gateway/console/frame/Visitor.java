package org.passerelle.gateway.console.frame;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.session.Account;
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
 * @param practices the same of each of their practices, by the address under which its people stand
 * @param duties what they do beside the work of lines and practices
 * @param home finds that address for another of the practice's
 */
public record Visitor(
        Session session,
        Map<MailAddress, Member> lines,
        Map<MailAddress, Member> practices,
        Set<Account.Duty> duties,
        UnaryOperator<MailAddress> home) {
    public Visitor {
        lines = Map.copyOf(lines);
        practices = Map.copyOf(practices);
        duties = Set.copyOf(duties);
    }

    /** Whether they look at that exchange as one of the practice that asked, and of no line that answers it here. */
    public boolean asks(ExchangeRow row) {
        return answering(row).isEmpty() && asking(row).isPresent();
    }

    /**
     * Themselves on the line of an exchange, on the one called upon in its place, or in the practice that asked; whoever is nowhere there
     * is told that there is none.
     */
    public Member on(ExchangeRow row) {
        return answering(row)
                .or(() -> asking(row))
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    private Optional<Member> answering(ExchangeRow row) {
        return acting(row).map(lines::get);
    }

    /** The line for which they act on that exchange: its own, or the one called upon in its place; none for whoever is on neither. */
    public Optional<MailAddress> acting(ExchangeRow row) {
        return row.keeper()
                ? Stream.concat(Stream.of(row.line()), row.findStandIn().stream())
                        .filter(lines::containsKey)
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Member> asking(ExchangeRow row) {
        return practices.isEmpty() ? Optional.empty() : Optional.ofNullable(practices.get(home.apply(row.requester())));
    }

    /** The same, who may read what its letters say. */
    public Professional reading(ExchangeRow row) {
        Member member = on(row);
        boolean reads = asks(row) ? member.may(Member.Right.PROFESSIONAL) : member.reads();
        return Optional.of(member)
                .filter(each -> reads)
                .flatMap(Member::findProfessional)
                .orElseThrow(() -> Refusal.of(FlowRefusal.RIGHT_MISSING).refused());
    }

    /** The lines that they look after. */
    public Set<MailAddress> coordinated() {
        return lines.entrySet().stream()
                .filter(line -> line.getValue().may(Member.Right.COORDINATOR))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether they look after a line. */
    public boolean coordinates() {
        return lines.values().stream().anyMatch(member -> member.may(Member.Right.COORDINATOR));
    }

    /** Whether they look into traces. */
    public boolean audits() {
        return duties.contains(Account.Duty.AUDITOR);
    }

    /** Whether they look after the gateway. */
    public boolean operates() {
        return duties.contains(Account.Duty.OPERATOR);
    }

    /** Whether they see the requests of a practice. */
    public boolean requests() {
        return !practices.isEmpty();
    }

    /** Whether they work on a line. */
    public boolean answers() {
        return !lines.isEmpty() || practices.isEmpty() && duties.isEmpty();
    }

    /** The page that they begin with. */
    public String begins() {
        if (answers()) {
            return "/worklist";
        } else if (requests()) {
            return "/requests";
        }
        return audits() ? "/audit" : "/operate";
    }

    /** Their name, as one of their lines or practices knows it. */
    public String name() {
        return Stream.concat(lines.values().stream(), practices.values().stream())
                .findFirst()
                .map(member -> member.person().displayName())
                .orElse(session.account());
    }

    @Override
    public String toString() {
        return "Visitor[…]";
    }
}
