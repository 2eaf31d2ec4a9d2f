package org.passerelle.port.keep;

import java.util.List;

/**
 * Where a node keeps everything: journals, ledger, outbox, deadlines and correspondence, changed only by {@link #commit}.
 *
 * <p>A commit is one durable transaction: when it returns, every change is on disk; when it throws, none is. Readers see
 * committed states only.
 */
public interface Store extends AutoCloseable {

    /**
     * Applies all changes or none, durably. Every {@link Change.Append} gets the next ledger index, in the order given.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#CONFLICT} when somebody appended to the same chain or saw
     *     the same letter first; the caller reads again and decides again
     */
    void commit(List<Change> changes);

    Journals journals();

    OutboxQueue outbox();

    Deadlines deadlines();

    Correspondence correspondence();

    LedgerRows ledger();

    CardShelf cards();

    NodeSecrets secrets();

    @Override
    void close();
}
