package org.passerelle.specs.demo.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineOffer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.seal.pki.Leaf;

/**
 * Who plays in a pathway's story, and which mailboxes that takes.
 *
 * @param name the pathway's
 * @param team the hospital's
 * @param places those in town that have a node of their own, the practice first
 * @param ordinary somebody in town who has a mail program and nothing else, or null
 */
public record Troupe(
        String name,
        Team team,
        List<Place> places,
        @Nullable MailAddress ordinary) {

    public Troupe {
        places = List.copyOf(places);
    }

    /**
     * A line of the hospital and its people.
     *
     * @param line its mailbox
     * @param service what its certificates call it
     * @param offer what its card promises
     * @param expert who answers
     * @param expertMail where they are told
     */
    public record Team(MailAddress line, String service, LineOffer offer, Professional expert, MailAddress expertMail) {
        Leaf.Subject subject() {
            Leaf.Subject hospital = Cast.HOSPITAL_SUBJECT;
            return new Leaf.Subject(hospital.state(), hospital.organisation(), hospital.structure(), service);
        }
    }

    /**
     * A place with a node of its own.
     *
     * @param name what its files are called
     * @param displayName its name for people
     * @param subject as its certificates name it
     * @param address the mailbox that its node reads
     * @param others what its card lists besides and nobody reads
     */
    public record Place(
            String name, String displayName, Leaf.Subject subject, MailAddress address, List<MailAddress> others) {
        public Place {
            others = List.copyOf(others);
        }
    }

    public Optional<MailAddress> findOrdinary() {
        return Optional.ofNullable(ordinary);
    }

    /** Every mailbox of the play by what a mail configuration calls it, in the order in which they are looked into. */
    public Map<String, MailAddress> mailboxes() {
        Map<String, MailAddress> all = new LinkedHashMap<>();
        all.put("line", team.line());
        places.forEach(place -> all.put(place.name(), place.address()));
        all.put("expert", team.expertMail());
        all.put("coordinator", Cast.COORDINATOR_MAIL);
        findOrdinary().ifPresent(address -> all.put("doctor", address));
        return all;
    }

    /** The mailboxes that a node reads. */
    public List<MailAddress> houses() {
        List<MailAddress> houses = new ArrayList<>(List.of(team.line()));
        places.forEach(place -> houses.add(place.address()));
        return houses;
    }

    /** Whose mailbox that is, as files are called. */
    public String who(MailAddress mailbox) {
        return places.stream()
                .filter(place -> place.address().equals(mailbox))
                .map(Place::name)
                .findFirst()
                .orElse(findOrdinary().filter(mailbox::equals).isPresent() ? "doctor" : "hospital");
    }
}
