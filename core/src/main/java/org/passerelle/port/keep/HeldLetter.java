package org.passerelle.port.keep;

import java.time.Instant;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/**
 * A verified letter that waits for an earlier one of its stream.
 *
 * @param letter its id
 * @param exchange its exchange
 * @param stream its stream's key
 * @param seq its place there
 * @param blob the mail's bytes
 * @param arrivedAt when it arrived
 * @param receivedAt when this node first had it, which its verdict is judged at
 * @param about what lists show of its sender; stored encrypted
 */
public record HeldLetter(
        Sha256 letter,
        Id exchange,
        String stream,
        long seq,
        Id blob,
        Instant arrivedAt,
        Instant receivedAt,
        Json.Obj about) {

    @Override
    public String toString() {
        return "HeldLetter[" + exchange + "]";
    }
}
