package org.passerelle.ledger;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Sha256;

/** RFC 9162 §2.1 written down as its definitions read, over a list of leaf hashes. */
final class NaiveTree {
    private NaiveTree() {}

    static Sha256 root(List<Sha256> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.hash();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = split(leaves.size());
        return Sha256.hash(
                new byte[] {1},
                root(leaves.subList(0, k)).bytes(),
                root(leaves.subList(k, leaves.size())).bytes());
    }

    static List<Sha256> path(int index, List<Sha256> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<Sha256> left = leaves.subList(0, k);
        List<Sha256> right = leaves.subList(k, leaves.size());
        return index < k ? plus(path(index, left), root(right)) : plus(path(index - k, right), root(left));
    }

    static List<Sha256> consistency(int earlier, List<Sha256> leaves) {
        return earlier == leaves.size() ? List.of() : subproof(earlier, leaves, true);
    }

    private static List<Sha256> subproof(int earlier, List<Sha256> leaves, boolean known) {
        if (earlier == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<Sha256> left = leaves.subList(0, k);
        List<Sha256> right = leaves.subList(k, leaves.size());
        return earlier <= k
                ? plus(subproof(earlier, left, known), root(right))
                : plus(subproof(earlier - k, right, false), root(left));
    }

    private static int split(int size) {
        int k = 1;
        while (k * 2 < size) {
            k *= 2;
        }
        return k;
    }

    private static List<Sha256> plus(List<Sha256> path, Sha256 last) {
        var longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
