package org.passerelle.gateway.console.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.Professional;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/**
 * In whose name, and for which practice, somebody asks.
 *
 * @param practice its address
 * @param actor who asks
 * @param filedBy who files it for them, having been named by them; null where they ask themselves
 */
record Post(
        MailAddress practice, Professional actor, @Nullable Person filedBy) {

    /** Those that somebody has: their own first. */
    static List<Post> of(Visitor visitor, Staff staff) {
        var posts = new ArrayList<Post>();
        new TreeMap<>(visitor.practices()).forEach((practice, member) -> {
            if (member.may(Member.Right.PROFESSIONAL)) {
                member.findProfessional().ifPresent(self -> posts.add(new Post(practice, self, null)));
            }
        });
        new TreeMap<>(visitor.practices())
                .forEach((practice, member) -> staff.of(practice).stream()
                        .filter(other -> !other.id().equals(member.id()))
                        .filter(other -> other.may(Member.Right.PROFESSIONAL)
                                && other.delegates().contains(member.id()))
                        .forEach(other -> other.findProfessional()
                                .ifPresent(doctor -> posts.add(new Post(practice, doctor, member.person())))));
        return posts;
    }

    /** Names it in the page. */
    String code() {
        return practice.value() + "/" + actor.rpps().value();
    }

    /** The same, who can be called back there. */
    Post reached(String phone) {
        if (phone.isBlank()) {
            return this;
        }
        try {
            var reached = new Professional(
                    actor.rpps(), actor.familyName(), actor.givenName(), actor.specialty(), phone.strip());
            return new Post(practice, reached, filedBy);
        } catch (Refused noNumber) {
            throw noNumber.refusal().with(FactKey.FIELD, AskPage.PHONE).refused();
        }
    }

    @Override
    public String toString() {
        return "Post[…]";
    }
}
