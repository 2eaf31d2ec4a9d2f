package org.passerelle.gateway.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Decides who is at the door, from the client certificate that TLS proved and the professional that the request names. */
public final class Gatekeeper {
    /** Names the person that a request acts for. */
    public static final String ACTING_FOR = "X-Passerelle-Acting-For";
    /** Names the doctor in whose name that person files. */
    public static final String ON_BEHALF_OF = "X-Passerelle-On-Behalf-Of";

    private final Map<Sha256, Client> clients = new LinkedHashMap<>();
    private final Staff staff;

    public Gatekeeper(List<Client> clients, Staff staff) {
        clients.forEach(client -> this.clients.put(client.certificate(), client));
        this.staff = staff;
    }

    /** The program behind a certificate. */
    public Client client(Optional<Sha256> certificate) {
        Sha256 shown = certificate.orElseThrow(
                () -> Refusal.of(AuthRefusal.CERTIFICATE_MISSING).refused());
        Client client = clients.get(shown);
        if (client == null) {
            throw Refusal.of(AuthRefusal.CERTIFICATE_UNKNOWN).refused();
        }
        return client;
    }

    /**
     * The person for whom a program acts: one of those that its certificate may act for, and a member of at least one of
     * our lines. Judged before anything is looked up.
     */
    public Acting acting(Optional<Sha256> certificate, Optional<String> written) {
        Client client = client(certificate);
        PersonId named = person(written.orElseThrow(
                () -> Refusal.of(AuthRefusal.ACTING_FOR_MISSING).refused()));
        Map<MailAddress, Member> lines = new LinkedHashMap<>();
        staff.lines().keySet().stream()
                .filter(line -> mayActFor(client, named, line))
                .forEach(line -> staff.member(line, named).ifPresent(member -> lines.put(line, member)));
        if (lines.isEmpty()) {
            throw Refusal.of(AuthRefusal.NOT_ALLOWED).refused();
        }
        return new Acting(client, lines);
    }

    /**
     * The person for whom a program asks about a practice's people: one of them, or, where the practice has named nobody, whoever a
     * program names that may act for the whole practice.
     */
    public PersonId inPractice(Optional<Sha256> certificate, Optional<String> written, MailAddress practice) {
        Client client = client(certificate);
        PersonId named = person(written.orElseThrow(
                () -> Refusal.of(AuthRefusal.ACTING_FOR_MISSING).refused()));
        List<Member> people = staff.practices().get(practice);
        boolean theirs = people != null
                && (people.isEmpty()
                        ? client.lines().contains(practice)
                        : mayActFor(client, named, practice)
                                && staff.member(practice, named).isPresent());
        if (!theirs) {
            throw Refusal.of(AuthRefusal.NOT_ALLOWED).refused();
        }
        return named;
    }

    /**
     * Whose acts of a practice somebody may look through: everybody's where they coordinate it, or where the practice leaves its people to
     * the program; their own otherwise.
     *
     * @return the person whose acts alone; empty for everybody's
     */
    public Optional<PersonId> acts(Optional<Sha256> certificate, Optional<String> written, MailAddress practice) {
        PersonId named = inPractice(certificate, written, practice);
        boolean everybody = staff.of(practice).isEmpty()
                || staff.member(practice, named)
                        .filter(member -> member.may(Member.Right.COORDINATOR))
                        .isPresent();
        return everybody ? Optional.empty() : Optional.of(named);
    }

    /**
     * The person for whom a program asks about the lines and practices that they coordinate.
     *
     * @throws Refused {@link AuthRefusal#NOT_ALLOWED} where they are on none for which it may act,
     *     {@link FlowRefusal#RIGHT_MISSING} where they coordinate none of these
     */
    public Coordinator coordinator(Optional<Sha256> certificate, Optional<String> written) {
        Client client = client(certificate);
        PersonId named = person(written.orElseThrow(
                () -> Refusal.of(AuthRefusal.ACTING_FOR_MISSING).refused()));
        Map<MailAddress, Member> houses = new LinkedHashMap<>();
        Stream.concat(staff.lines().keySet().stream(), staff.practices().keySet().stream())
                .filter(house -> mayActFor(client, named, house))
                .forEach(house -> staff.member(house, named).ifPresent(member -> houses.put(house, member)));
        if (houses.isEmpty()) {
            throw Refusal.of(AuthRefusal.NOT_ALLOWED).refused();
        }
        houses.values().removeIf(member -> !member.may(Member.Right.COORDINATOR));
        if (houses.isEmpty()) {
            throw Refusal.of(FlowRefusal.RIGHT_MISSING).refused();
        }
        return new Coordinator(named, houses.keySet());
    }

    /** The lines of which a program's professionals are members: what it may list without naming one of them. */
    public Set<MailAddress> lines(Client client) {
        var lines = new TreeSet<MailAddress>();
        for (MailAddress line : staff.lines().keySet()) {
            if (client.lines().contains(line)
                    || client.members().stream()
                            .anyMatch(person -> staff.member(line, person).isPresent())) {
                lines.add(line);
            }
        }
        return lines;
    }

    /**
     * The doctor in whose name a request is filed there.
     *
     * @param by who files it
     * @throws Refused {@link AuthRefusal#NOT_ALLOWED} where nobody of that number acts there,
     *     {@link org.passerelle.flow.desk.FlowRefusal#NOT_DELEGATED} where they have not named who files
     */
    public Professional onBehalf(MailAddress line, String written, Person by) {
        Professional doctor = staff.member(line, person(written))
                .flatMap(Member::findProfessional)
                .orElseThrow(() -> Refusal.of(AuthRefusal.NOT_ALLOWED).refused());
        staff.requireDelegated(line, doctor.rpps(), by);
        return doctor;
    }

    private static boolean mayActFor(Client client, PersonId person, MailAddress line) {
        return client.members().contains(person) || client.lines().contains(line);
    }

    private static PersonId person(String written) {
        try {
            return PersonId.parse(written);
        } catch (Refused malformed) {
            throw Refusal.of(AuthRefusal.NOT_ALLOWED).refused(malformed);
        }
    }
}
