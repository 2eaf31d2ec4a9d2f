package org.passerelle.gateway.auth;

import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.party.Rpps;

/**
 * A program that is let in.
 *
 * @param name how operators call it
 * @param certificate SHA-256 of its client certificate's DER
 * @param members the people it may act for
 * @param lines the lines, and practices of ours, for whose members it may act, whoever they are at the time
 */
public record Client(String name, Sha256 certificate, Set<PersonId> members, Set<MailAddress> lines) {
    public Client {
        members = Set.copyOf(members);
        lines = Set.copyOf(lines);
    }

    /** A program that acts for these professionals alone. */
    public Client(String name, Sha256 certificate, Set<Rpps> members) {
        this(name, certificate, members.stream().map(PersonId::of).collect(Collectors.toSet()), Set.of());
    }

    @Override
    public String toString() {
        return "Client[" + name + "]";
    }
}
