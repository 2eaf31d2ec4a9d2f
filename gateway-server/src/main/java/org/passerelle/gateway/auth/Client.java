package org.passerelle.gateway.auth;

import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Rpps;

/**
 * A program that is let in.
 *
 * @param name how operators call it
 * @param certificate SHA-256 of its client certificate's DER
 * @param members the professionals it may act for
 */
public record Client(String name, Sha256 certificate, Set<Rpps> members) {
    public Client {
        members = Set.copyOf(members);
    }

    @Override
    public String toString() {
        return "Client[" + name + "]";
    }
}
