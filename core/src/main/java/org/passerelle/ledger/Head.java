package org.passerelle.ledger;

import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/**
 * How far a chain goes, as letters and receipts state it.
 *
 * @param x the chain
 * @param n its last leaf's position
 * @param leaf its last leaf's hash
 */
public record Head(Id x, long n, Sha256 leaf) {

    public static Head read(Json.Obj json) {
        return new Head(json.id("x"), json.whole("n"), json.hash("leaf"));
    }

    public Json.Obj json() {
        return Json.object().put("x", x).put("n", n).put("leaf", leaf).build();
    }
}
