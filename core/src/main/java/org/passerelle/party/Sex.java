package org.passerelle.party;

/** The sex that the identity record states (INS trait). */
public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN
}
