package org.passerelle.ledger;

import org.passerelle.canon.Sha256;

/**
 * Where the hashes of a tree's complete subtrees are kept, by a table or a map. A proof over n leaves reads about
 * 2·log2(n) of them.
 */
public interface HashStore {

    /**
     * The hash of the complete subtree over the leaves {@code [index·2^level, (index+1)·2^level)}.
     *
     * @param level 0 for leaf hashes
     * @param index position among the subtrees of that level, from 0
     * @throws org.passerelle.refusal.HouseBug when the store lacks a node that {@link MerkleTree#append} once gave it
     */
    Sha256 hash(int level, long index);

    /**
     * One complete subtree's hash, to be stored for good: complete subtrees never change.
     *
     * @param level 0 for leaf hashes
     * @param index position among the subtrees of that level, from 0
     * @param hash RFC 9162 §2.1.1
     */
    record Node(int level, long index, Sha256 hash) {}
}
