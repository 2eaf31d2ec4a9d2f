package org.passerelle.ledger;

import java.util.List;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * An inclusion proof (RFC 9162 §2.1.3).
 *
 * @param index the leaf's index, from 0
 * @param size the tree's number of leaves
 * @param path sibling hashes from the leaf up
 */
public record Inclusion(long index, long size, List<Sha256> path) {
    /** Longest path of any tree up to {@link MerkleTree#LARGEST}. */
    public static final int LONGEST = 53;

    public Inclusion {
        if (index < 0 || index >= size || size > MerkleTree.LARGEST || path.size() > LONGEST) {
            throw Refusal.of(LedgerRefusal.PROOF_FORM)
                    .with(FactKey.ACTUAL, path.size())
                    .refused();
        }
        path = List.copyOf(path);
    }

    /** Whether this places the leaf in the tree with that root (RFC 9162 §2.1.3.2). */
    public boolean holds(Sha256 leafHash, Sha256 root) {
        long node = index;
        long last = size - 1;
        Sha256 hash = leafHash;
        for (Sha256 sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.nodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Refuses unless this places the leaf in the tree with that root.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#INCLUSION}
     */
    public void verify(Sha256 leafHash, Sha256 root) {
        if (!holds(leafHash, root)) {
            throw Refusal.of(LedgerRefusal.INCLUSION)
                    .with(FactKey.OFFSET, index)
                    .refused();
        }
    }
}
