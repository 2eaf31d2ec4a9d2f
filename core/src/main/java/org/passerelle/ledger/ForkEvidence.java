package org.passerelle.ledger;

import java.util.List;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refusal;

/**
 * Two checkpoints of one ledger that contradict each other, with what was offered to reconcile them: an exportable document,
 * because each checkpoint carries its ledger's own signature.
 *
 * @param held the one known before
 * @param stated the one that contradicts it, at least as large
 * @param proof the consistency proof that came with it
 */
public record ForkEvidence(SignedCheckpoint held, SignedCheckpoint stated, List<Sha256> proof) {
    /** The type of the document. */
    public static final String KIND = "passerelle/fork/1";

    private static final Set<String> KNOWN = Set.of("type", "crit", "held", "stated", "proof");

    public ForkEvidence {
        if (!held.checkpoint().origin().equals(stated.checkpoint().origin())) {
            throw Refusal.of(LedgerRefusal.ORIGIN).refused();
        }
        proof = List.copyOf(proof);
    }

    /**
     * Reads exported evidence and verifies both signatures.
     *
     * @param keys the ledger's keys
     */
    public static ForkEvidence read(byte[] octets, KeyHistory keys) {
        Json.Obj json = Canon.read(octets, KIND, KNOWN);
        return new ForkEvidence(
                keys.open(json.text("held")),
                keys.open(json.text("stated")),
                json.array("proof").texts().stream().map(Sha256::parse).toList());
    }

    /** The evidence as canonical octets. */
    public byte[] octets() {
        return Canon.octets(Json.object()
                .put("type", KIND)
                .put("held", held.note())
                .put("stated", stated.note())
                .put("proof", Json.texts(proof.stream().map(Sha256::hex).toList()))
                .build());
    }

    /**
     * Whether the two checkpoints alone convict the ledger: one size, two roots. Otherwise the evidence is that no valid proof
     * was given, which the ledger could still mend by giving one.
     */
    public boolean isConclusive() {
        return held.checkpoint().size() == stated.checkpoint().size()
                && !held.checkpoint().root().equals(stated.checkpoint().root());
    }

    /** Whether the proof reconciles both after all. Every tree extends the empty one, which needs no proof. */
    boolean proofHolds() {
        Checkpoint before = held.checkpoint();
        Checkpoint now = stated.checkpoint();
        if (before.size() == 0) {
            return proof.isEmpty();
        }
        return proof.size() <= Consistency.LONGEST
                && before.size() <= now.size()
                && new Consistency(before.size(), now.size(), proof).holds(before.root(), now.root());
    }
}
