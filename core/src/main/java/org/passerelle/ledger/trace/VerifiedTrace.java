package org.passerelle.ledger.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.OpenedEndorsement;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.SignedCheckpoint;

/**
 * A trace that holds, as {@link TraceVerifier} answers.
 *
 * @param identity whose certificate endorsed the ledger's key
 * @param checkpoint the state of the ledger in which the leaves stand
 * @param head the chain and its last leaf
 * @param entries leaves 0…n with what is shown of their payloads
 * @param withheld how many payloads the writer kept to itself
 * @param headsCompared the correspondents' heads that were compared, and agree
 * @param witnessedAt the earliest receipt that states this checkpoint, or null when undated
 */
public record VerifiedTrace(
        OpenedEndorsement identity,
        SignedCheckpoint checkpoint,
        Head head,
        List<Entry> entries,
        long withheld,
        List<Head> headsCompared,
        @Nullable Instant witnessedAt) {

    public VerifiedTrace {
        entries = List.copyOf(entries);
        headsCompared = List.copyOf(headsCompared);
    }

    public Origin origin() {
        return checkpoint.checkpoint().origin();
    }

    /** The last leaf's position; nothing is missing before it. */
    public long n() {
        return head.n();
    }

    /** When a correspondent had witnessed the checkpoint; empty means undated, and must be shown so. */
    public Optional<Instant> dated() {
        return Optional.ofNullable(witnessedAt);
    }
}
