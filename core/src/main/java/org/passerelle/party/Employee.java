package org.passerelle.party;

import org.passerelle.refusal.Refusal;

/**
 * Somebody without a national number of their own whom their establishment vouches for, such as a secretary.
 *
 * @param id the establishment's number for them, never an RPPS
 * @param familyName their family name
 * @param givenName their given name
 */
public record Employee(PersonId id, String familyName, String givenName) implements Person {

    public Employee {
        if (id.findRpps().isPresent()) {
            throw Refusal.of(PartyRefusal.PERSON).refused();
        }
        familyName = Written.name(familyName, "familyName");
        givenName = Written.name(givenName, "givenName");
    }

    @Override
    public String displayName() {
        return givenName + " " + familyName;
    }

    @Override
    public String toString() {
        return "Employee[…]";
    }
}
