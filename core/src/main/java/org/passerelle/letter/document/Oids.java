package org.passerelle.letter.document;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.canon.Id;

/**
 * Our random identifiers as object identifiers, the only form that CDA, XDS and ebRIM all take: under the arc 2.25, which needs no
 * registration (ITU-T X.667 §7).
 */
public final class Oids {
    private static final String ARC = "2.25.";
    private static final Pattern OURS = Pattern.compile("2\\.25\\.(?:0|[1-9][0-9]{0,38})");
    private static final int HEX = 16;
    private static final int DIGITS = 32;

    private Oids() {}

    /** The identifier of an object identifier of this form; nothing where it is another. */
    public static Optional<Id> find(String oid) {
        if (!OURS.matcher(oid).matches()) {
            return Optional.empty();
        }
        String hex = new BigInteger(oid.substring(ARC.length())).toString(HEX);
        return hex.length() > DIGITS
                ? Optional.empty()
                : Optional.of(Id.parse("0".repeat(DIGITS - hex.length()) + hex));
    }

    /** At most 44 characters; XDS takes 64. */
    public static String of(Id id) {
        return ARC + new BigInteger(id.hex(), HEX);
    }
}
