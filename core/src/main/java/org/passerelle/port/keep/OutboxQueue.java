package org.passerelle.port.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;

/** The mails and short messages that must leave. */
public interface OutboxQueue {

    /** One mailbox's items {@code READY} or {@code AWAITING_RECEIPT} whose time has come, oldest creation first. */
    List<OutboxItem> due(MailAddress sender, Instant now, int limit);

    /** The same of every mailbox but these. */
    List<OutboxItem> dueOfOthers(Set<MailAddress> senders, Instant now, int limit);

    /** The short messages whose time has come, oldest creation first; no mailbox is given them. */
    List<OutboxItem> dueTexts(Instant now, int limit);

    Optional<OutboxItem> item(Id id);

    /**
     * The octets that were put with an item; empty where they lie in the blobs, or where it is done or given up.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#ALTERED}
     */
    Optional<byte[]> octets(Id id);

    /** The letter of that id, if it is ours. */
    Optional<OutboxItem> letter(Sha256 letter);

    /** The receipt that was written for that letter. */
    Optional<OutboxItem> receiptFor(Sha256 letter);

    /** Letters of an exchange, by stream place. */
    List<OutboxItem> lettersOf(Id exchange);

    /** The ordinary mail of that id that asks for a receipt, if it is ours. */
    Optional<OutboxItem> asking(Sha256 mail);

    /** Items of that kind that are not done and were written at or before then, oldest first. */
    List<OutboxItem> unanswered(OutboxItem.Kind kind, Instant written, int limit);

    /**
     * Items that {@link OutboxItem#waits wait}, oldest creation first.
     *
     * @param senders only those that these mailboxes send; empty for all
     */
    List<OutboxItem> waiting(Optional<Set<MailAddress>> senders, int limit);

    /** When the next item comes due. */
    Optional<Instant> nextAt();

    /** How many items {@link OutboxItem#waits wait}; for health. */
    long waiting();
}
