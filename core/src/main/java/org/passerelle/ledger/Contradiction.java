package org.passerelle.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refusal;

/**
 * A correspondent's signed receipt that states another ledger of ours than the one we have: either somebody spoke with our
 * ledger key to them, or they state what was never so. An exportable document: our side is signed by the ledger key, theirs is
 * the receipt itself.
 *
 * @param ours our ledger now
 * @param root our root at the size that they state
 * @param proof the consistency proof from that root to our ledger now
 * @param stated what the receipt states
 * @param receipt the receipt's mail, as it came
 */
public record Contradiction(SignedCheckpoint ours, Sha256 root, List<Sha256> proof, Checkpoint stated, byte[] receipt) {
    /** The type of the document. */
    public static final String KIND = "passerelle/contradiction/1";

    private static final Set<String> KNOWN = Set.of("type", "crit", "ours", "root", "proof", "stated", "receipt");

    public Contradiction {
        if (!ours.checkpoint().origin().equals(stated.origin())) {
            throw Refusal.of(LedgerRefusal.ORIGIN).refused();
        }
        proof = List.copyOf(proof);
        receipt = receipt.clone();
    }

    /** Makes one for a size that our ledger has. */
    public static Contradiction of(SignedCheckpoint ours, MerkleTree tree, Checkpoint stated, byte[] receipt) {
        return new Contradiction(
                ours,
                tree.root(stated.size()),
                stated.size() == 0
                        ? List.of()
                        : tree.consistency(stated.size(), tree.size()).path(),
                stated,
                receipt);
    }

    /**
     * Reads exported evidence, and verifies that the ledger says what it is said to.
     *
     * @param keys the ledger's keys
     * @throws org.passerelle.refusal.Refused when its own side does not hold, or when both sides agree
     */
    public static Contradiction read(byte[] octets, KeyHistory keys) {
        Json.Obj json = Canon.read(octets, KIND, KNOWN);
        var read = new Contradiction(
                keys.open(json.text("ours")),
                json.hash("root"),
                json.array("proof").texts().stream().map(Sha256::parse).toList(),
                Checkpoint.read(json.object("stated")),
                json.octets("receipt"));
        if (!read.holds()) {
            throw Refusal.of(LedgerRefusal.CONSISTENCY).refused();
        }
        return read;
    }

    private boolean holds() {
        Checkpoint now = ours.checkpoint();
        boolean grew = stated.size() == 0
                ? root.equals(MerkleTree.EMPTY)
                : stated.size() <= now.size()
                        && proof.size() <= Consistency.LONGEST
                        && new Consistency(stated.size(), now.size(), proof).holds(root, now.root());
        return grew && !root.equals(stated.root());
    }

    /** The evidence as canonical octets. */
    public byte[] octets() {
        return Canon.octets(Json.object()
                .put("type", KIND)
                .put("ours", ours.note())
                .put("root", root)
                .put("proof", Json.texts(proof.stream().map(Sha256::hex).toList()))
                .put("stated", stated.json())
                .put("receipt", receipt)
                .build());
    }

    @Override
    public byte[] receipt() {
        return receipt.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contradiction that && Arrays.equals(octets(), that.octets());
    }

    @Override
    public int hashCode() {
        return Objects.hash(ours, root, stated);
    }

    @Override
    public String toString() {
        return "Contradiction[" + stated.origin() + ", size " + stated.size() + "]";
    }
}
