package org.passerelle.port.keep;

import java.util.OptionalLong;
import org.passerelle.canon.Id;
import org.passerelle.ledger.HashStore;

/** The ledger's tree as the store holds it. */
public interface LedgerRows {

    /** Number of leaves. */
    long size();

    /** The complete subtrees' hashes. */
    HashStore hashes();

    /** Where entry n of chain x stands. */
    OptionalLong index(Id x, long n);
}
