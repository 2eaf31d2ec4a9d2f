package org.passerelle.canon;

import java.util.Base64;
import org.passerelle.refusal.Refusal;

/** Octets as documents write them: base64url without padding (RFC 4648 §5). */
public final class Octets {
    private Octets() {}

    public static String format(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Reads exactly what {@link #format} writes: no padding, no stray bits. */
    public static byte[] parse(String text) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            if (format(octets).equals(text)) {
                return octets;
            }
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused(malformed);
        }
        throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
    }
}
