package org.passerelle.ledger.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param headsCompared the heads that this organisation told its correspondents, and that were compared and agree
 * @param testimony what correspondents say to hold of the ledger, and how far that reaches
 */
public record VerifiedTrace(
        OpenedEndorsement identity,
        SignedCheckpoint checkpoint,
        Head head,
        List<Entry> entries,
        long withheld,
        List<Head> headsCompared,
        Testimony testimony) {

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

    /**
     * When a correspondent had witnessed the checkpoint; empty means undated, and must be shown so, with how far it was
     * {@linkplain #witnessedUpTo witnessed}.
     */
    public Optional<Instant> dated() {
        return testimony.whole().map(Testimony.Reach::at);
    }

    /** The last leaf that a correspondent had witnessed, {@link Testimony.Reach#NONE} when none: those after it are undated. */
    public long witnessedUpTo() {
        return testimony.farthest().map(Testimony.Reach::upTo).orElse(Testimony.Reach.NONE);
    }
}
