package org.passerelle.ledger;

import java.util.List;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A consistency proof (RFC 9162 §2.1.4).
 *
 * @param earlier the smaller tree's number of leaves
 * @param later the larger tree's number of leaves
 * @param path the hashes, as RFC 9162 orders them; empty when both sizes are equal or the earlier is 0
 */
public record Consistency(long earlier, long later, List<Sha256> path) {
    /** Longest path of any two trees up to {@link MerkleTree#LARGEST}. */
    public static final int LONGEST = 54;

    public Consistency {
        if (earlier < 0 || earlier > later || later > MerkleTree.LARGEST || path.size() > LONGEST) {
            throw Refusal.of(LedgerRefusal.PROOF_FORM)
                    .with(FactKey.ACTUAL, path.size())
                    .refused();
        }
        path = List.copyOf(path);
    }

    /**
     * Whether the tree with the later root extends the one with the earlier root (RFC 9162 §2.1.4.2). Of an empty earlier
     * tree nothing can be proven: only two equal empty trees hold.
     */
    public boolean holds(Sha256 earlierRoot, Sha256 laterRoot) {
        if (earlier == later) {
            return path.isEmpty()
                    && earlierRoot.equals(laterRoot)
                    && (earlier > 0 || earlierRoot.equals(MerkleTree.EMPTY));
        }
        if (earlier == 0 || path.isEmpty()) {
            return false;
        }
        boolean complete = Long.bitCount(earlier) == 1;
        Sha256 seed = complete ? earlierRoot : path.get(0);
        return climb(seed, complete ? path : path.subList(1, path.size()), earlierRoot, laterRoot);
    }

    private boolean climb(Sha256 seed, List<Sha256> rest, Sha256 earlierRoot, Sha256 laterRoot) {
        int shift = Long.numberOfTrailingZeros(earlier);
        long node = (earlier - 1) >> shift;
        long last = (later - 1) >> shift;
        Sha256 first = seed;
        Sha256 second = seed;
        for (Sha256 sibling : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                first = MerkleTree.nodeHash(sibling, first);
                second = MerkleTree.nodeHash(sibling, second);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                second = MerkleTree.nodeHash(second, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && first.equals(earlierRoot) && second.equals(laterRoot);
    }

    /**
     * Refuses unless the tree with the later root extends the one with the earlier root.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#CONSISTENCY}
     */
    public void verify(Sha256 earlierRoot, Sha256 laterRoot) {
        if (!holds(earlierRoot, laterRoot)) {
            throw Refusal.of(LedgerRefusal.CONSISTENCY).refused();
        }
    }
}
