package org.passerelle.flow.desk;

import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.Origin;

/**
 * Which node this is.
 *
 * @param origin its node id and incarnation
 * @param key the ledger key
 * @param endorsement CMS by which the organisation's certificate stands for the ledger key
 */
public record Self(Origin origin, LedgerKey key, byte[] endorsement) {
    @Override
    public String toString() {
        return "Self[" + origin + "]";
    }
}
