package org.passerelle.specs.journeys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;

/** Somebody for each role of a pathway, all invented; on the line each with the right that their role asks for. */
final class People {
    /** Where the line's people are told that something waits. */
    private static final String DOMAIN = "@personnes.ch-exemple.mssante.fr";

    private final Map<String, Professional> people = new LinkedHashMap<>();
    private final Pathway pathway;

    /** The first of them asks, under the number of the médecin traitant whom scripts invent: a report goes to them once. */
    People(Pathway pathway) {
        this.pathway = pathway;
        pathway.roles().stream()
                .sorted(Comparator.comparing((Role role) -> role.side() != Side.REQUESTER))
                .forEach(role -> people.put(
                        role.name(), invented(people.size() + 1, role.title().fr())));
    }

    private static Professional invented(int number, String name) {
        return new Professional(
                new Rpps(String.format(Locale.ROOT, "1000000%04d", number)), "Essai", name, null, "03 29 00 00 01");
    }

    /** Who acts in that role. */
    Professional of(Role role) {
        return people.getOrDefault(role.name(), coordinator());
    }

    /** Somebody of the line who answers. */
    Professional expert() {
        return of(pathway.roles().stream()
                .filter(role -> role.side() == Side.EXPERT && right(role) == Member.Right.EXPERT)
                .findFirst()
                .orElseThrow());
    }

    /** The line's members, its coordinator among them. */
    List<Member> line() {
        List<Member> members = new ArrayList<>();
        members.add(new Member(coordinator(), Set.of(Member.Right.COORDINATOR), coordinators()));
        for (Role role : pathway.roles()) {
            if (role.side() == Side.EXPERT) {
                members.add(new Member(of(role), Set.of(right(role)), mail(role.name())));
            }
        }
        return members;
    }

    /** The people of the line that stands in. */
    List<Member> standIn() {
        return List.of(new Member(invented(900, "Garde"), Set.of(Member.Right.EXPERT), standIns()));
    }

    /** Where those are told who answer. */
    List<MailAddress> experts() {
        return pathway.roles().stream()
                .filter(role -> role.side() == Side.EXPERT && right(role) == Member.Right.EXPERT)
                .map(role -> mail(role.name()))
                .toList();
    }

    MailAddress coordinators() {
        return mail("coordination-de-la-ligne");
    }

    MailAddress standIns() {
        return mail("garde");
    }

    private static Professional coordinator() {
        return invented(800, "Coordination");
    }

    private static Member.Right right(Role role) {
        return Member.Right.valueOf(role.right().name());
    }

    private static MailAddress mail(String name) {
        return new MailAddress(name + DOMAIN);
    }
}
