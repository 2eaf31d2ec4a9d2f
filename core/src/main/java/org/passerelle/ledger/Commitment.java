package org.passerelle.ledger;

import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/** What a leaf says of its payload: SHA-256 over tag, salt and canonical payload (WIRE §5). */
public final class Commitment {
    /** The tag of every commitment. */
    public static final String KIND = "passerelle/commitment/1";

    private Commitment() {}

    public static Sha256 of(Salt salt, Json.Obj payload) {
        return Sha256.tagged(KIND, salt.bytes(), Canon.octets(payload));
    }
}
