package org.passerelle.ledger;

import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * How far a chain goes, as letters and receipts state it.
 *
 * @param x the chain
 * @param n its last leaf's position
 * @param leaf its last leaf's hash
 */
public record Head(Id x, long n, Sha256 leaf) {

    /**
     * Reads one.
     *
     * @throws org.passerelle.refusal.Refused with a {@link CanonRefusal} when a member is missing or no position is like that
     */
    public static Head read(Json.Obj json) {
        long n = json.whole("n");
        if (n < 0) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).with(FactKey.FIELD, "n").refused();
        }
        return new Head(json.id("x"), n, json.hash("leaf"));
    }

    public Json.Obj json() {
        return Json.object().put("x", x).put("n", n).put("leaf", leaf).build();
    }
}
