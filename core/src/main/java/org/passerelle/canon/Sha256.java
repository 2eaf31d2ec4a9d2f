package org.passerelle.canon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * A SHA-256 hash.
 *
 * @param hex its 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!FORM.matcher(hex).matches()) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
        }
    }

    public static Sha256 parse(String hex) {
        return new Sha256(hex);
    }

    /** The hash of that text; empty when it is none. */
    public static Optional<Sha256> find(String hex) {
        return FORM.matcher(hex).matches() ? Optional.of(new Sha256(hex)) : Optional.empty();
    }

    public static Sha256 of(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    /** The plain hash of these octets. */
    public static Sha256 hash(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return of(digest.digest());
    }

    /** The hash over our own data: tag ‖ 0x00 ‖ parts (WIRE §0). */
    public static Sha256 tagged(String tag, byte[]... parts) {
        MessageDigest digest = digest();
        digest.update(tag.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return of(digest.digest());
    }

    /** A new SHA-256 digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new HouseBug("every Java platform has SHA-256", absent);
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
