package org.passerelle.ledger;

import java.util.List;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refusal;

/** What correspondents do for one another: each compares what the other's ledger says now with what it said before. */
public final class Witness {
    private Witness() {}

    /** How a new checkpoint stands to the one held. */
    public sealed interface Outcome {}

    /** The ledger grew and nothing was removed: hold this one from now on. */
    public record Advanced(SignedCheckpoint now) implements Outcome {}

    /** The very same tree. */
    public record Same() implements Outcome {}

    /** A smaller tree than the one held, in a letter that another overtook: no fault, nothing learnt. */
    public record Older() implements Outcome {}

    /** The ledger contradicts itself: keep and export the evidence, raise the alarm, hold on to what was held. */
    public record Forked(ForkEvidence evidence) implements Outcome {}

    /**
     * Compares a correspondent's new checkpoint with the one held of it.
     *
     * @param held the last one that advanced; at first contact there is none and any is to be held
     * @param stated the new one, its signature verified
     * @param proof the consistency proof from the size held to the new one; ignored unless the ledger grew
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#ORIGIN} when they are of different ledgers
     */
    public static Outcome compare(SignedCheckpoint held, SignedCheckpoint stated, List<Sha256> proof) {
        Checkpoint before = held.checkpoint();
        Checkpoint now = stated.checkpoint();
        if (!before.origin().equals(now.origin())) {
            throw Refusal.of(LedgerRefusal.ORIGIN).refused();
        }
        if (now.size() < before.size()) {
            return new Older();
        }
        var evidence = new ForkEvidence(held, stated, proof);
        if (now.size() == before.size()) {
            return now.root().equals(before.root()) ? new Same() : new Forked(evidence);
        }
        return evidence.proofHolds() ? new Advanced(stated) : new Forked(evidence);
    }

    /** How what a correspondent states of our own ledger stands to that ledger. */
    public enum Standing {
        /** We have that very tree as our beginning. */
        CONFIRMED,
        /** It names leaves that we don't have: this node was set back, and must not go on. */
        AHEAD,
        /** It names another tree than our beginning: one of both was altered. */
        CONTRADICTED,
        /** It is about another ledger, such as one before a new incarnation. */
        OTHER_LEDGER
    }

    /** Compares what a correspondent states of us with our own tree. */
    public static Standing standing(Checkpoint stated, Origin origin, MerkleTree own) {
        if (!stated.origin().equals(origin)) {
            return Standing.OTHER_LEDGER;
        }
        if (stated.size() > own.size()) {
            return Standing.AHEAD;
        }
        return own.root(stated.size()).equals(stated.root()) ? Standing.CONFIRMED : Standing.CONTRADICTED;
    }
}
