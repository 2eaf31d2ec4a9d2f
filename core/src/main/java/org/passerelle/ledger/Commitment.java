package org.passerelle.ledger;

import java.util.Collection;
import java.util.List;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What a leaf says of its payload: SHA-256 over tag, salt and canonical payload (WIRE §5). */
public final class Commitment {
    /** The tag of every commitment. */
    public static final String KIND = "passerelle/commitment/1";

    /** Deepest nesting of a payload, so that it can still stand inside a trace certificate. */
    public static final int DEEPEST = Canon.DEEPEST - 4;

    private Commitment() {}

    /**
     * The commitment to a payload.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#PAYLOAD_DEEP}
     */
    public static Sha256 of(Salt salt, Json.Obj payload) {
        if (depth(payload) > DEEPEST) {
            throw Refusal.of(LedgerRefusal.PAYLOAD_DEEP)
                    .with(FactKey.LIMIT, DEEPEST)
                    .refused();
        }
        return Sha256.tagged(KIND, salt.bytes(), Canon.octets(payload));
    }

    private static int depth(Json value) {
        int deepest = 0;
        for (Json inner : inside(value)) {
            deepest = Math.max(deepest, depth(inner));
        }
        return value instanceof Json.Obj || value instanceof Json.Array ? deepest + 1 : 0;
    }

    private static Collection<Json> inside(Json value) {
        if (value instanceof Json.Obj object) {
            return object.members().values();
        }
        return value instanceof Json.Array array ? array.items() : List.of();
    }
}
