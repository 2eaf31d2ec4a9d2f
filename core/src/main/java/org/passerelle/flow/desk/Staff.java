package org.passerelle.flow.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.refusal.Refusal;

/**
 * The people of our own lines.
 *
 * @param lines members by the line's address
 */
public record Staff(Map<MailAddress, List<Member>> lines) {

    public Staff {
        lines = Map.copyOf(lines);
    }

    public List<Member> of(MailAddress line) {
        return lines.getOrDefault(line, List.of());
    }

    public Optional<Member> member(MailAddress line, Rpps rpps) {
        return of(line).stream()
                .filter(member -> member.professional().rpps().equals(rpps))
                .findFirst();
    }

    /**
     * One of an exchange's line, or of the line that was called upon in its place, refused with {@link FlowRefusal#NOT_A_MEMBER} unless
     * they have that right there.
     */
    public void require(ExchangeState state, Rpps rpps, Member.Right right) {
        if (serving(state, rpps).noneMatch(member -> member.may(right))) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    /** The same, whatever their rights. */
    public void requireMember(ExchangeState state, Rpps rpps) {
        if (serving(state, rpps).findAny().isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    /** One of a line with that right, before there is an exchange. */
    public void require(MailAddress line, Rpps rpps, Member.Right right) {
        if (member(line, rpps).filter(member -> member.may(right)).isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    /** The same, whatever their rights. */
    public void requireMember(MailAddress line, Rpps rpps) {
        if (member(line, rpps).isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    private Stream<Member> serving(ExchangeState state, Rpps rpps) {
        return Stream.concat(Stream.of(state.begun().line()), state.standIn().stream())
                .flatMap(line -> member(line, rpps).stream());
    }

    public List<Rpps> coordinators(MailAddress line) {
        return of(line).stream()
                .filter(member -> member.may(Member.Right.COORDINATOR))
                .map(member -> member.professional().rpps())
                .toList();
    }
}
