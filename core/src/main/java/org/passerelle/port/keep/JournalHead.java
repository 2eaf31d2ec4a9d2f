package org.passerelle.port.keep;

import org.passerelle.ledger.Leaf;

/**
 * The last entry of a chain.
 *
 * @param leaf what the ledger hashed
 * @param index its place in the ledger
 */
public record JournalHead(Leaf leaf, long index) {}
