package org.passerelle.gateway.auth;

import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;

/**
 * Somebody who coordinates, on whose behalf a program acts.
 *
 * @param person who it is
 * @param houses addresses of the lines and practices that they coordinate, at least one
 */
public record Coordinator(PersonId person, Set<MailAddress> houses) {
    public Coordinator {
        houses = Set.copyOf(houses);
    }

    @Override
    public String toString() {
        return "Coordinator[…]";
    }
}
