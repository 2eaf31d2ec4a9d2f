package org.passerelle.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.HouseBug;

/** A hash store in a map that refuses to overwrite and counts what it is asked, as a database would have to work. */
public final class MemoryHashStore implements HashStore {
    private final Map<String, Sha256> nodes = new HashMap<>();
    private long size;
    private long reads;

    /** Appends leaves the way a sequencer does: new nodes first, then the size. */
    public MerkleTree append(Sha256... leaves) {
        for (Node node : tree().append(List.of(leaves))) {
            if (nodes.put(node.level() + "/" + node.index(), node.hash()) != null) {
                throw new HouseBug("a complete subtree never changes");
            }
        }
        size += leaves.length;
        return tree();
    }

    public MerkleTree tree() {
        return new MerkleTree(this, size);
    }

    long reads() {
        return reads;
    }

    @Override
    public Sha256 hash(int level, long index) {
        reads++;
        Sha256 hash = nodes.get(level + "/" + index);
        if (hash == null) {
            throw new HouseBug("no such node");
        }
        return hash;
    }
}
