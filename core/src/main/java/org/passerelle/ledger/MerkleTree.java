package org.passerelle.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The Merkle tree of RFC 9162 §2 over stored hashes. Immutable: appending answers with the nodes to store, after which a
 * tree of the larger size may be made.
 */
public final class MerkleTree {
    /** The largest tree, so that every size and index is a number of canonical documents. */
    public static final long LARGEST = (1L << 53) - 1;
    /** The root of the tree without leaves. */
    public static final Sha256 EMPTY = Sha256.hash();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final HashStore store;
    private final long size;

    /**
     * @param store holds every complete subtree among the first {@code size} leaves
     * @param size number of leaves
     */
    public MerkleTree(HashStore store, long size) {
        this.store = store;
        this.size = within(size, LARGEST);
    }

    /** The hash of a leaf's data (RFC 9162 §2.1.1). */
    public static Sha256 leafHash(byte[] data) {
        return Sha256.hash(LEAF, data);
    }

    static Sha256 nodeHash(Sha256 left, Sha256 right) {
        return Sha256.hash(NODE, left.bytes(), right.bytes());
    }

    public long size() {
        return size;
    }

    /**
     * The nodes that these leaves complete, in an order in which they may be stored. The tree of size
     * {@code size() + leaves.size()} exists once all of them are stored.
     */
    public List<HashStore.Node> append(List<Sha256> leaves) {
        var fresh = new Fresh(store);
        long next = size;
        for (Sha256 leaf : leaves) {
            within(next + 1, LARGEST);
            Sha256 hash = leaf;
            int level = 0;
            fresh.add(level, next, hash);
            for (long index = next; (index & 1) == 1; index >>= 1) {
                hash = nodeHash(fresh.hash(level, index - 1), hash);
                fresh.add(++level, index >> 1, hash);
            }
            next++;
        }
        return fresh.nodes();
    }

    /** The root over the first {@code leaves} leaves. */
    public Sha256 root(long leaves) {
        within(leaves, size);
        return leaves == 0 ? EMPTY : subtree(0, leaves);
    }

    public Sha256 root() {
        return root(size);
    }

    /** The proof that the leaf {@code index} stands in the tree of the first {@code leaves} leaves (RFC 9162 §2.1.3.1). */
    public Inclusion inclusion(long index, long leaves) {
        within(leaves, size);
        within(index, leaves - 1);
        List<Sha256> path = new ArrayList<>();
        long start = 0;
        long count = leaves;
        List<Sha256> downwards = new ArrayList<>();
        while (count > 1) {
            long split = split(count);
            if (index - start < split) {
                downwards.add(subtree(start + split, count - split));
                count = split;
            } else {
                downwards.add(subtree(start, split));
                start += split;
                count -= split;
            }
        }
        for (int i = downwards.size() - 1; i >= 0; i--) {
            path.add(downwards.get(i));
        }
        return new Inclusion(index, leaves, path);
    }

    /** The proof that the tree of {@code later} leaves extends the tree of {@code earlier} leaves (RFC 9162 §2.1.4.1). */
    public Consistency consistency(long earlier, long later) {
        within(later, size);
        within(earlier, later);
        List<Sha256> path = new ArrayList<>();
        if (earlier > 0 && earlier < later) {
            subproof(earlier, new Range(0, later), true, path);
        }
        return new Consistency(earlier, later, path);
    }

    private void subproof(long earlier, Range range, boolean known, List<Sha256> path) {
        if (earlier == range.count()) {
            if (!known) {
                path.add(subtree(range.start(), range.count()));
            }
            return;
        }
        long split = split(range.count());
        var left = new Range(range.start(), split);
        var right = new Range(range.start() + split, range.count() - split);
        if (earlier <= split) {
            subproof(earlier, left, known, path);
            path.add(subtree(right.start(), right.count()));
        } else {
            subproof(earlier - split, right, false, path);
            path.add(subtree(left.start(), left.count()));
        }
    }

    /** MTH over a range that starts at a multiple of the power of two at or above its count. */
    private Sha256 subtree(long start, long count) {
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return store.hash(level, start >> level);
        }
        long split = split(count);
        return nodeHash(subtree(start, split), subtree(start + split, count - split));
    }

    /** The largest power of two below {@code count}, which is at least 2. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static long within(long value, long largest) {
        if (value < 0 || value > largest) {
            throw Refusal.of(LedgerRefusal.TREE_SIZE)
                    .with(FactKey.ACTUAL, value)
                    .with(FactKey.LIMIT, largest)
                    .refused();
        }
        return value;
    }

    private record Range(long start, long count) {}

    /** The store as it will be once the nodes made so far are in it. */
    private static final class Fresh implements HashStore {
        private final HashStore stored;
        private final Map<Position, Sha256> made = new HashMap<>();
        private final List<Node> nodes = new ArrayList<>();

        Fresh(HashStore stored) {
            this.stored = stored;
        }

        void add(int level, long index, Sha256 hash) {
            made.put(new Position(level, index), hash);
            nodes.add(new Node(level, index, hash));
        }

        @Override
        public Sha256 hash(int level, long index) {
            @Nullable Sha256 hash = made.get(new Position(level, index));
            return hash == null ? stored.hash(level, index) : hash;
        }

        List<Node> nodes() {
            return List.copyOf(nodes);
        }

        private record Position(int level, long index) {}
    }
}
