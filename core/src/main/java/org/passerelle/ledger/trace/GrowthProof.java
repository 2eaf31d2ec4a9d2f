package org.passerelle.ledger.trace;

import java.util.List;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Consistency;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The proof that a certificate's checkpoint extends a smaller state of the same ledger (RFC 9162 §2.1.4), as evidence of the
 * kind {@link Evidence#CONSISTENCY}: a canonical document { type, from, root, path }.
 *
 * @param from the smaller state's number of leaves, at least 1
 * @param root its root
 * @param path the hashes, as RFC 9162 orders them
 */
public record GrowthProof(long from, Sha256 root, List<Sha256> path) {
    /** The type of the document. */
    public static final String KIND = "passerelle/consistency/1";

    private static final Set<String> KNOWN = Set.of("type", "crit", "from", "root", "path");

    public GrowthProof {
        if (from < 1 || path.size() > Consistency.LONGEST) {
            throw Refusal.of(LedgerRefusal.PROOF_FORM)
                    .with(FactKey.ACTUAL, from)
                    .refused();
        }
        path = List.copyOf(path);
    }

    /**
     * Proves that the tree grew.
     *
     * @param from at least 1, at most {@code to}
     * @param to the size of the certificate's checkpoint
     */
    public static GrowthProof of(MerkleTree tree, long from, long to) {
        return new GrowthProof(from, tree.root(from), tree.consistency(from, to).path());
    }

    /** Reads one; whether it holds, {@link #verify} says. */
    public static GrowthProof read(byte[] octets) {
        Json.Obj json = Canon.read(octets, KIND, KNOWN);
        return new GrowthProof(
                json.whole("from"),
                json.hash("root"),
                json.array("path").texts().stream().map(Sha256::parse).toList());
    }

    /** The proof as a certificate carries it. */
    public Evidence evidence() {
        return new Evidence(
                Evidence.CONSISTENCY,
                Canon.octets(Json.object()
                        .put("type", KIND)
                        .put("from", from)
                        .put("root", root)
                        .put("path", Json.texts(path.stream().map(Sha256::hex).toList()))
                        .build()));
    }

    /**
     * Refuses unless the checkpoint extends that state.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#PROOF_FORM} or {@link LedgerRefusal#CONSISTENCY}
     */
    void verify(Checkpoint checkpoint) {
        new Consistency(from, checkpoint.size(), path).verify(root, checkpoint.root());
    }
}
