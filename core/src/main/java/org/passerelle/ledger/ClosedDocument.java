package org.passerelle.ledger;

import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Octets;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A document closed by a ledger key: its member {@code signature} is the base64url Ed25519 signature over kind ‖ 0x00 ‖ the
 * canonical octets of the same document without that member. Canonical form leaves one way to write both, so every other
 * octet of the file is covered.
 */
public final class ClosedDocument {
    /** The member that closes a document. */
    public static final String SIGNATURE = "signature";

    private ClosedDocument() {}

    /** The document with its signature; one that it already had is replaced. */
    public static Json.Obj close(Json.Obj document, LedgerKey key) {
        byte[] signature = key.sign(document.text("type"), Canon.octets(open(document)));
        return document.with(SIGNATURE, Json.text(Octets.format(signature)));
    }

    /**
     * Refuses unless the document is closed by this key.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#SIGNATURE}
     */
    public static void verify(Json.Obj document, LedgerVerifyKey key) {
        String kind = document.text("type");
        if (!document.has(SIGNATURE) || !key.holds(kind, Canon.octets(open(document)), document.octets(SIGNATURE))) {
            throw Refusal.of(LedgerRefusal.SIGNATURE).with(FactKey.CHECK, kind).refused();
        }
    }

    private static Json.Obj open(Json.Obj document) {
        var members = new TreeMap<>(document.members());
        members.remove(SIGNATURE);
        return new Json.Obj(members);
    }
}
