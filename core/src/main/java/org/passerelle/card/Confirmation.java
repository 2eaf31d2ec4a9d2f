package org.passerelle.card;

import java.time.Instant;
import org.passerelle.canon.Instants;

/**
 * That an address belongs to the card that lists it, recorded beside the card by the node that believes it; never part of the
 * signed document.
 *
 * @param by who vouches
 * @param how by what means
 * @param at when, in milliseconds
 */
public record Confirmation(Witness by, How how, Instant at) {

    public Confirmation {
        at = Instants.toMillis(at);
    }

    /** The means by which an address is believed. */
    public enum How {
        /** The national directory says so. */
        DIRECTORY,
        /** A challenge sent to the address came back under the card's key. */
        CHALLENGE,
        /** A person made sure of it. */
        PERSON,
        /** Another confirmed card of the same structure names the certificate that signed it; it came in a catalogue. */
        CATALOGUE
    }

    /**
     * Who vouches for an address.
     *
     * @param name a person's, or that of the directory asked
     * @param role in what capacity
     */
    public record Witness(String name, String role) {
        public Witness {
            name = CardText.line(name, "name");
            role = CardText.line(role, "role");
        }

        @Override
        public String toString() {
            return "Witness[…]";
        }
    }
}
