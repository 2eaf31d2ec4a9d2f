package org.passerelle.port.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/** The mails that must leave. */
public interface OutboxQueue {

    /** Items {@code READY} or {@code AWAITING_RECEIPT} whose time has come, oldest creation first. */
    List<OutboxItem> due(Instant now, int limit);

    Optional<OutboxItem> item(Id id);

    /** The letter of that id, if it is ours. */
    Optional<OutboxItem> letter(Sha256 letter);

    /** The receipt that was written for that letter. */
    Optional<OutboxItem> receiptFor(Sha256 letter);

    /** Letters of an exchange, by stream place. */
    List<OutboxItem> lettersOf(Id exchange);

    /** When the next item comes due. */
    Optional<Instant> nextAt();

    /** How many items are not yet done, by standing; for health. */
    long waiting();
}
