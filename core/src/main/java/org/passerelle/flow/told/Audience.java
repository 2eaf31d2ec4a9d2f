package org.passerelle.flow.told;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;

/**
 * Who is told of what happened at one moment: each person once, for the gravest of it. In the place of people whom nothing reaches
 * their coordinators are.
 */
final class Audience {
    private final Premises premises;
    private final MailAddress line;
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
     * @param line whose exchange it is
     * @param reachable whether a channel reaches somebody, if they are there
     */
    Audience(Premises premises, MailAddress line, Predicate<Member.Reach> reachable) {
        this.premises = premises;
        this.line = line;
        this.reachable = reachable;
    }

    /** Its people of that right. */
    void add(Reason reason, Right right) {
        if (!put(line, right, reason, false) && !put(line, Right.COORDINATOR, reason, true)) {
            missed = true;
        }
    }

    /** The people of the line that stands in; where it is another node's, its contact; else those of this line who have to call it. */
    void addStandIn(MailAddress other) {
        if (!put(other, Right.EXPERT, Reason.STANDS_IN, false)
                && !put(other, Right.COORDINATOR, Reason.STANDS_IN, true)
                && !putContact()) {
            add(Reason.NOBODY_STANDS_IN, Right.COORDINATOR);
        }
    }

    private boolean putContact() {
        Member.Reach contact = premises.staff().contact(line);
        if (!reachable.test(contact)) {
            return false;
        }
        told.put(Recipient.elsewhere(contact), new Why(Reason.STANDS_IN_ELSEWHERE, false));
        return true;
    }

    /** The coordinators in the place of those who could be told by no way, where nobody else was told the same. */
    Audience inPlaceOf(Set<Recipient> untold) {
        var others = new Audience(premises, line, reachable);
        Set<Reason> heard = told.entrySet().stream()
                .filter(one -> !untold.contains(one.getKey()))
                .map(one -> one.getValue().reason())
                .collect(Collectors.toSet());
        told.forEach((whom, why) -> {
            if (untold.contains(whom) && !heard.contains(why.reason())) {
                others.missed = true;
                others.put(line, Right.COORDINATOR, why.reason().unheard(), true);
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

    /** Whether something was to be told and nobody is; a line none of whose people gave a channel tells them by itself. */
    boolean missed() {
        return missed && premises.staff().of(line).stream().map(Member::reach).anyMatch(reachable);
    }

    private boolean put(MailAddress of, Right right, Reason reason, boolean instead) {
        ZoneId zone = zone(premises, of);
        List<Recipient> there = premises.staff().of(of).stream()
                .filter(member -> member.may(right))
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
