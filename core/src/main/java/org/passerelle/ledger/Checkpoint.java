package org.passerelle.ledger;

import java.util.Base64;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What a ledger is at some size: what its owner signs, what correspondents hold of each other and state in receipts.
 *
 * @param origin the ledger
 * @param size its number of leaves
 * @param root its root at that size
 */
public record Checkpoint(Origin origin, long size, Sha256 root) {

    public Checkpoint {
        if (size < 0 || size > MerkleTree.LARGEST || (size == 0 && !root.equals(MerkleTree.EMPTY))) {
            throw Refusal.of(LedgerRefusal.TREE_SIZE).with(FactKey.ACTUAL, size).refused();
        }
    }

    /** The checkpoint of a tree at its present size. */
    public static Checkpoint of(Origin origin, MerkleTree tree) {
        return new Checkpoint(origin, tree.size(), tree.root());
    }

    public static Checkpoint read(Json.Obj json) {
        return new Checkpoint(Origin.parse(json.text("origin")), json.whole("size"), json.hash("root"));
    }

    public Json.Obj json() {
        return Json.object()
                .put("origin", origin.text())
                .put("size", size)
                .put("root", root)
                .build();
    }

    /** The signed note's text (C2SP tlog-checkpoint): three lines, without extension lines. */
    String text() {
        return origin.text() + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }
}
