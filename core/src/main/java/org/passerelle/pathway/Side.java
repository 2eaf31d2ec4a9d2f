package org.passerelle.pathway;

import java.util.Locale;

/** Which node of an exchange acts. */
public enum Side {
    /** The requester's node (requérant). */
    REQUESTER,
    /** The line's node (requis). */
    EXPERT,
    /** The node of a third place, which a step's {@link AddressField.PlaceField} names: an independent nurse's, a provider's. */
    THIRD;

    /** The code that pathway files write. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
