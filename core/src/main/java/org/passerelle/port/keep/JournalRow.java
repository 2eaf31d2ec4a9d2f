package org.passerelle.port.keep;

import org.passerelle.ledger.Leaf;

/**
 * One stored entry.
 *
 * @param leaf what the ledger hashed
 * @param index its place in the ledger
 * @param salt 32 octets
 * @param payload canonical octets
 */
public record JournalRow(Leaf leaf, long index, byte[] salt, byte[] payload) {}
