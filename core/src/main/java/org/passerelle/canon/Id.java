package org.passerelle.canon;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * A random 128-bit identifier.
 *
 * @param hex its 32 lower-case hexadecimal digits
 */
public record Id(String hex) implements Comparable<Id> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public Id {
        if (!FORM.matcher(hex).matches()) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
        }
    }

    public static Id parse(String hex) {
        return new Id(hex);
    }

    /** The id of that text; empty when it is none. */
    public static Optional<Id> find(String hex) {
        return FORM.matcher(hex).matches() ? Optional.of(new Id(hex)) : Optional.empty();
    }

    public static Id random(RandomGenerator random) {
        byte[] octets = new byte[16];
        random.nextBytes(octets);
        return new Id(HexFormat.of().formatHex(octets));
    }

    /** How many digits people call an exchange by. */
    public static final int REFERENCE_DIGITS = 8;

    /** Its first digits, by which people call an exchange; several may share them. */
    public String reference() {
        return hex.substring(0, REFERENCE_DIGITS);
    }

    @Override
    public int compareTo(Id other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
