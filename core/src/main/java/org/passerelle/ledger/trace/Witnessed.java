package org.passerelle.ledger.trace;

import java.time.Instant;
import org.passerelle.ledger.Checkpoint;

/**
 * What a correspondent's verified receipt says it held of a ledger.
 *
 * @param held the checkpoint that the receipt states
 * @param at when the receipt was signed
 */
public record Witnessed(Checkpoint held, Instant at) {}
