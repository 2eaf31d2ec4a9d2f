package org.passerelle.port.keep;

import java.time.Instant;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/**
 * A letter that had its turn here.
 *
 * @param letter its id
 * @param exchange its exchange
 * @param stream its stream's key
 * @param seq its place there
 * @param at when it was seen
 */
public record SeenLetter(Sha256 letter, Id exchange, String stream, long seq, Instant at) {}
