package org.passerelle.letter.document;

import java.math.BigInteger;
import org.passerelle.canon.Id;

/**
 * Our random identifiers as object identifiers, the only form that CDA, XDS and ebRIM all take: under the arc 2.25, which needs no
 * registration (ITU-T X.667 §7).
 */
public final class Oids {
    private static final String ARC = "2.25.";
    private static final int HEX = 16;

    private Oids() {}

    /** At most 44 characters; XDS takes 64. */
    public static String of(Id id) {
        return ARC + new BigInteger(id.hex(), HEX);
    }
}
