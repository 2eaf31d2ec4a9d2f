package org.passerelle.flow.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.Refusal;

/** The people of our own lines, and those whom our practices have named, as this node holds them in memory. */
public final class Staff {
    private volatile Map<MailAddress, List<Member>> lines;
    private volatile Map<MailAddress, List<Member>> practices = Map.of();
    private volatile Map<MailAddress, Member.Reach> contacts = Map.of();

    /** @param lines members by the line's address */
    public Staff(Map<MailAddress, List<Member>> lines) {
        this.lines = Map.copyOf(lines);
    }

    public Map<MailAddress, List<Member>> lines() {
        return lines;
    }

    /** From now on these are a line's people, and that is where those are told who stand in for it on another node. */
    public synchronized void replace(MailAddress line, List<Member> members, Member.Reach contact) {
        Map<MailAddress, List<Member>> changed = new HashMap<>(lines);
        changed.put(line, List.copyOf(members));
        lines = Map.copyOf(changed);
        Map<MailAddress, Member.Reach> called = new HashMap<>(contacts);
        called.put(line, contact);
        contacts = Map.copyOf(called);
    }

    /** Where those are told who stand in for a line of ours on another node. */
    public Member.Reach contact(MailAddress line) {
        return contacts.getOrDefault(line, Member.Reach.NONE);
    }

    /** The people whom our practices have named, by the address under which each one's stand. */
    public Map<MailAddress, List<Member>> practices() {
        return practices;
    }

    /** From now on these are a practice's people. */
    public synchronized void replacePractice(MailAddress practice, List<Member> members) {
        Map<MailAddress, List<Member>> changed = new HashMap<>(practices);
        changed.put(practice, List.copyOf(members));
        practices = Map.copyOf(changed);
    }

    /** The people of a line, or of a practice. */
    public List<Member> of(MailAddress line) {
        return Optional.ofNullable(lines.get(line)).orElseGet(() -> practices.getOrDefault(line, List.of()));
    }

    public Optional<Member> member(MailAddress line, Rpps rpps) {
        return member(line, PersonId.of(rpps));
    }

    public Optional<Member> member(MailAddress line, PersonId id) {
        return of(line).stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /**
     * One of an exchange's line, or of the line that was called upon in its place, refused with {@link FlowRefusal#NOT_A_MEMBER} unless
     * they have another right there than a secretary's: who may read.
     */
    public void requireMember(ExchangeState state, Rpps rpps) {
        if (serving(state, rpps).noneMatch(Member::reads)) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    /** Whether somebody of them could ever act in it: who only looks after the line opens no request by looking at it. */
    public boolean mayAct(ExchangeState state, Rpps rpps) {
        List<Role> roles = state.pathway().steps().stream()
                .flatMap(step -> state.pathway().roles(step).stream())
                .filter(role -> role.side() == Side.EXPERT)
                .toList();
        return serving(state, rpps).anyMatch(member -> roles.stream().anyMatch(member::mayActAs));
    }

    private Stream<Member> serving(ExchangeState state, Rpps rpps) {
        return serving(state).flatMap(line -> member(line, rpps).stream());
    }

    /** The lines whose people answer in an exchange. */
    private static Stream<MailAddress> serving(ExchangeState state) {
        return Stream.concat(Stream.of(state.begun().line()), state.standIn().stream());
    }

    /** Somebody of them, whatever their rights. */
    public void requireSomebody(ExchangeState state, Person person) {
        if (serving(state).allMatch(line -> member(line, person.id()).isEmpty())) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    /**
     * Who acts must be a member whose rights cover one of the line's roles of the step; who files for them must be a member of the same
     * line whom they named.
     *
     * @param roles those of the step
     * @param filedBy who files in their name; null where they act themselves
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#NOT_A_MEMBER}, {@link FlowRefusal#RIGHT_MISSING},
     *     {@link FlowRefusal#NOT_DELEGATED}
     */
    public void requireMay(ExchangeState state, List<Role> roles, Rpps actor, @Nullable Person filedBy) {
        if (serving(state, actor).findAny().isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
        MailAddress line = serving(state)
                .filter(one -> member(one, actor)
                        .filter(member -> mayAct(member, roles))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.RIGHT_MISSING).refused());
        requireDelegated(line, actor, filedBy);
    }

    /** A step that is no line's is not theirs whatever their rights, which is for the pathway to say. */
    private static boolean mayAct(Member member, List<Role> roles) {
        return roles.stream().noneMatch(role -> role.side() == Side.EXPERT)
                || roles.stream().anyMatch(role -> role.side() == Side.EXPERT && member.mayActAs(role));
    }

    /** Who files for somebody must be on the same line, or in the same practice, and have been named by them. */
    public void requireDelegated(MailAddress line, Rpps actor, @Nullable Person filedBy) {
        if (filedBy == null) {
            return;
        }
        Optional<Member> member = member(line, actor);
        if (member.isEmpty() || member(line, filedBy.id()).isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        } else if (!member.get().delegates().contains(filedBy.id())) {
            throw Refusal.of(FlowRefusal.NOT_DELEGATED).refused();
        }
    }

    /**
     * Who acts for a practice must be one of its people who act in their own name, and who files for them must have been named by them.
     * A practice that has named nobody leaves it to its software who acts; nobody files there for somebody else.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#NOT_A_MEMBER}, {@link FlowRefusal#RIGHT_MISSING},
     *     {@link FlowRefusal#NOT_DELEGATED}
     */
    public void requireActs(MailAddress practice, Rpps actor, @Nullable Person filedBy) {
        if (of(practice).isEmpty()) {
            if (filedBy != null) {
                throw Refusal.of(FlowRefusal.NOT_DELEGATED).refused();
            }
            return;
        }
        Member member = member(practice, actor)
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_MEMBER).refused());
        if (!member.may(Member.Right.PROFESSIONAL)) {
            throw Refusal.of(FlowRefusal.RIGHT_MISSING).refused();
        }
        requireDelegated(practice, actor, filedBy);
    }

    /** Who reads at a practice what is said of a patient: who acts there in their own name; anybody where it has named nobody. */
    public boolean mayRead(MailAddress practice, Rpps reader) {
        return of(practice).isEmpty()
                || member(practice, reader)
                        .filter(member -> member.may(Member.Right.PROFESSIONAL))
                        .isPresent();
    }

    /** Somebody of a practice, whatever their rights; anybody where it has named nobody. */
    public void requireSomebody(MailAddress practice, Person person) {
        if (!of(practice).isEmpty() && member(practice, person.id()).isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    /** Those of the line's coordinators who have a national number. */
    public List<Rpps> coordinators(MailAddress line) {
        return of(line).stream()
                .filter(member -> member.may(Member.Right.COORDINATOR))
                .flatMap(member -> member.id().findRpps().stream())
                .toList();
    }
}
