package org.passerelle.ledger;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.passerelle.refusal.Refusal;

/** What keeps a commitment from being guessed: 32 random octets, destroyed with the payload. Prints nothing. */
public final class Salt {
    /** Its length, in octets. */
    public static final int LENGTH = 32;

    private final byte[] octets;

    private Salt(byte[] octets) {
        this.octets = octets;
    }

    public static Salt of(byte[] octets) {
        if (octets.length != LENGTH) {
            throw Refusal.of(LedgerRefusal.SALT).refused();
        }
        return new Salt(octets.clone());
    }

    /** A fresh salt; a node hands in its SecureRandom. */
    public static Salt random(RandomGenerator random) {
        byte[] octets = new byte[LENGTH];
        random.nextBytes(octets);
        return new Salt(octets);
    }

    public byte[] bytes() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt salt && Arrays.equals(octets, salt.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "Salt[…]";
    }
}
