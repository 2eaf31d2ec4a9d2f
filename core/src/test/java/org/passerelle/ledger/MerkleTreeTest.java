package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;

class MerkleTreeTest {
    private static final long SEED = 9162;

    @Test
    void givesTheKnownRootsOfCertificateTransparency() {
        List<String> data = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        var store = new MemoryHashStore();
        for (String octets : data) {
            store.append(MerkleTree.leafHash(HexFormat.of().parseHex(octets)));
        }
        MerkleTree tree = store.tree();

        assertThat(tree.root(0).hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(tree.root(1).hex()).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(tree.root(3).hex()).isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(tree.root(8).hex()).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void agreesWithTheNaiveRecursionOverAThousandLeaves() {
        List<Sha256> leaves = leaves(1000);
        var store = new MemoryHashStore();
        leaves.forEach(store::append);
        MerkleTree tree = store.tree();
        var random = new Random(SEED);

        for (int size = 0; size <= 1000; size += 1 + size / 130) {
            assertThat(tree.root(size)).isEqualTo(NaiveTree.root(leaves.subList(0, size)));
        }
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(1000);
            int index = random.nextInt(size);
            Inclusion proof = tree.inclusion(index, size);
            assertThat(proof.path()).isEqualTo(NaiveTree.path(index, leaves.subList(0, size)));
            assertThat(proof.holds(leaves.get(index), tree.root(size))).isTrue();

            int earlier = 1 + random.nextInt(size);
            Consistency growth = tree.consistency(earlier, size);
            assertThat(growth.path()).isEqualTo(NaiveTree.consistency(earlier, leaves.subList(0, size)));
            assertThat(growth.holds(tree.root(earlier), tree.root(size))).isTrue();
        }
    }

    @Test
    void noProofHoldsForAnotherLeafIndexSizeOrRoot() {
        List<Sha256> leaves = leaves(65);
        var store = new MemoryHashStore();
        leaves.forEach(store::append);
        MerkleTree tree = store.tree();

        for (int size = 1; size <= 65; size++) {
            for (int index = 0; index < size; index++) {
                Inclusion proof = tree.inclusion(index, size);
                for (int other = 0; other < size; other++) {
                    boolean same = other == index;
                    assertThat(proof.holds(leaves.get(other), tree.root(size))).isEqualTo(same);
                    assertThat(new Inclusion(other, size, proof.path()).holds(leaves.get(index), tree.root(size)))
                            .isEqualTo(same);
                }
                assertThat(proof.holds(leaves.get(index), tree.root(size - 1))).isFalse();
            }
        }
    }

    @Test
    void noConsistencyProofHoldsForAnotherRoot() {
        List<Sha256> leaves = leaves(40);
        var store = new MemoryHashStore();
        leaves.forEach(store::append);
        MerkleTree tree = store.tree();
        for (int later = 1; later <= 40; later++) {
            for (int earlier = 1; earlier <= later; earlier++) {
                Consistency proof = tree.consistency(earlier, later);
                for (int other = 0; other <= 40; other++) {
                    assertThat(proof.holds(tree.root(other), tree.root(later))).isEqualTo(other == earlier);
                    assertThat(proof.holds(tree.root(earlier), tree.root(other)))
                            .isEqualTo(other == later);
                }
            }
        }
    }

    @Test
    void appendingABatchGivesTheNodesOfAppendingOneByOne() {
        Sha256[] leaves = leaves(77).toArray(new Sha256[0]);
        var batch = new MemoryHashStore();
        batch.append(leaves);
        var single = new MemoryHashStore();
        for (Sha256 leaf : leaves) {
            single.append(leaf);
        }
        assertThat(batch.tree().root()).isEqualTo(single.tree().root());
        assertThat(batch.tree().inclusion(50, 77)).isEqualTo(single.tree().inclusion(50, 77));
    }

    @Test
    void readsOnlyAFewNodesPerProof() {
        var store = new MemoryHashStore();
        store.append(leaves(1000).toArray(new Sha256[0]));
        long before = store.reads();
        store.tree().inclusion(500, 999);
        store.tree().consistency(333, 999);
        assertThat(store.reads() - before).isLessThanOrEqualTo(4 * 10);
    }

    @Test
    void refusesWhatLiesBeyondTheTree() {
        var store = new MemoryHashStore();
        MerkleTree tree = store.append(leaves(3).toArray(new Sha256[0]));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> tree.root(4));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> tree.root(-1));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> tree.inclusion(3, 3));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> tree.inclusion(0, 4));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> tree.consistency(3, 2));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> tree.consistency(0, 4));
        assertThat(new MerkleTree(store, MerkleTree.LARGEST).size()).isEqualTo(MerkleTree.LARGEST);
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> new MerkleTree(store, MerkleTree.LARGEST + 1));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> new MerkleTree(store, MerkleTree.LARGEST).append(leaves(1)));
    }

    @Test
    void refusesPathsLongerThanAnyTree() {
        List<Sha256> most = leaves(Inclusion.LONGEST);
        assertThat(new Inclusion(0, MerkleTree.LARGEST, most).path()).hasSize(Inclusion.LONGEST);
        Refusing.refuses(
                LedgerRefusal.PROOF_FORM, () -> new Inclusion(0, MerkleTree.LARGEST, leaves(Inclusion.LONGEST + 1)));
        Refusing.refuses(LedgerRefusal.PROOF_FORM, () -> new Inclusion(0, MerkleTree.LARGEST + 1, List.of()));
        assertThat(new Consistency(1, 2, leaves(Consistency.LONGEST)).path()).hasSize(Consistency.LONGEST);
        Refusing.refuses(LedgerRefusal.PROOF_FORM, () -> new Consistency(1, 2, leaves(Consistency.LONGEST + 1)));
    }

    private static List<Sha256> leaves(int count) {
        List<Sha256> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(MerkleTree.leafHash(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }
}
