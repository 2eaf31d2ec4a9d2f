package org.passerelle.party;

/** Somebody who works on a line or in a practice. */
public sealed interface Person permits Professional, Employee {

    PersonId id();

    String familyName();

    String givenName();

    /** As colleagues write it. */
    String displayName();
}
