package org.passerelle.port.keep;

import java.time.Instant;
import org.passerelle.canon.Sha256;

/**
 * A correspondent's ledger as it last stated it.
 *
 * @param origin its ledger
 * @param size number of leaves
 * @param root Merkle root at that size
 * @param checkpoint the signed note, kept as evidence
 * @param at when we saw it
 */
public record WitnessRow(String origin, long size, Sha256 root, byte[] checkpoint, Instant at) {}
