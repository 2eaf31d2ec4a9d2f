package org.passerelle.flow.told;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;

/**
 * Who is told of what happened at one moment: each person once, for the gravest of it. In the place of people whom nothing reaches
 * their coordinators are.
 */
final class Audience {
    private static final Predicate<Member> COORDINATORS = member -> member.may(Right.COORDINATOR);

    private final Premises premises;
    private final MailAddress ours;
    private final Predicate<Member.Reach> reachable;
    private final Map<Recipient, Why> told = new LinkedHashMap<>();
    private boolean missed;

    /**
     * Why somebody is told.
     *
     * @param instead whether in the place of others
     */
    record Why(Reason reason, boolean instead) {
        private Why and(Why other) {
            return new Why(reason.graver(other.reason), instead || other.instead);
        }
    }

    /**
     * @param ours the line, or the practice, of ours whose exchange it is
     * @param reachable whether a channel reaches somebody, if they are there
     */
    Audience(Premises premises, MailAddress ours, Predicate<Member.Reach> reachable) {
        this.premises = premises;
        this.ours = ours;
        this.reachable = reachable;
    }

    /** Its people of that right. */
    void add(Reason reason, Right right) {
        add(ours, member -> member.may(right), reason);
    }

    /**
     * Who asked at a practice, which the practice's people follow; where nobody of them asked, everybody who acts there.
     *
     * @param asker who took our side's last step, or null
     */
    void addAsker(Reason reason, @Nullable PersonId asker) {
        MailAddress practice = premises.practice(ours);
        boolean known =
                asker != null && premises.staff().member(practice, asker).isPresent();
        add(practice, member -> known ? member.id().equals(asker) : member.may(Right.PROFESSIONAL), reason);
    }

    private void add(MailAddress place, Predicate<Member> whom, Reason reason) {
        if (!put(place, whom, reason, false) && !put(place, COORDINATORS, reason, true)) {
            missed = true;
        }
    }

    /** The people of the line that stands in; where it is another node's, its contact; else those of this line who have to call it. */
    void addStandIn(MailAddress other) {
        if (!put(other, member -> member.may(Right.EXPERT), Reason.STANDS_IN, false)
                && !put(other, COORDINATORS, Reason.STANDS_IN, true)
                && !putContact()) {
            add(Reason.NOBODY_STANDS_IN, Right.COORDINATOR);
        }
    }

    private boolean putContact() {
        Member.Reach contact = premises.staff().contact(ours);
        if (contact.equals(Member.Reach.NONE) || !reachable.test(contact)) {
            return false;
        }
        told.put(Recipient.elsewhere(contact), new Why(Reason.STANDS_IN_ELSEWHERE, false));
        return true;
    }

    /** The coordinators in the place of those who could be told by no way, where nobody else was told the same. */
    Audience inPlaceOf(Set<Recipient> untold) {
        var others = new Audience(premises, ours, reachable);
        Set<Reason> heard = told.entrySet().stream()
                .filter(one -> !untold.contains(one.getKey()))
                .map(one -> one.getValue().reason())
                .collect(Collectors.toSet());
        told.forEach((whom, why) -> {
            if (untold.contains(whom) && !heard.contains(why.reason())) {
                others.missed = true;
                others.put(premises.practice(ours), COORDINATORS, why.reason().unheard(), true);
            }
        });
        others.told.keySet().removeAll(untold);
        others.missed = others.missed && others.told.isEmpty();
        others.told.keySet().removeAll(told.keySet());
        return others;
    }

    Map<Recipient, Why> told() {
        return told;
    }

    /** Whether something was to be told and nobody is; a line or a practice none of whose people gave a channel tells them by itself. */
    boolean missed() {
        return missed
                && premises.staff().of(premises.practice(ours)).stream()
                        .map(Member::reach)
                        .anyMatch(reachable);
    }

    private boolean put(MailAddress of, Predicate<Member> whom, Reason reason, boolean instead) {
        ZoneId zone = zone(premises, of);
        List<Recipient> there = premises.staff().of(of).stream()
                .filter(whom)
                .filter(member -> reachable.test(member.reach()))
                .filter(member -> !member.isAway(premises.now(), zone))
                .map(Recipient::of)
                .toList();
        there.forEach(one -> told.merge(one, new Why(reason, instead), Why::and));
        return !there.isEmpty();
    }

    /** By the line's own calendar. */
    static ZoneId zone(Premises premises, MailAddress line) {
        return premises.zone(line);
    }
}
