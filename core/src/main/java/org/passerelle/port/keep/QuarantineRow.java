package org.passerelle.port.keep;

import java.time.Instant;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/**
 * A mail that was refused.
 *
 * @param content SHA-256 of its bytes
 * @param mailbox where it came in
 * @param arrivedAt when it arrived
 * @param code why it was refused
 * @param blob its bytes, under the node's own key
 * @param size their number
 */
public record QuarantineRow(Sha256 content, String mailbox, Instant arrivedAt, String code, Id blob, long size) {}
