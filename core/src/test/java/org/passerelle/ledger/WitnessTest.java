package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Witness.Standing;

class WitnessTest {
    private static final Origin ORIGIN =
            new Origin(new Id("00112233445566778899aabbccddeeff"), new Id("ffeeddccbbaa99887766554433221100"));

    private final LedgerKey key = LedgerKey.generate(new SeededRandom(1));
    private final MemoryHashStore honest = new MemoryHashStore();
    private final MemoryHashStore rewritten = new MemoryHashStore();

    @BeforeEach
    void twoLedgersThatPartAtLeafSix() {
        for (int i = 0; i < 20; i++) {
            honest.append(leaf("leaf " + i));
            rewritten.append(leaf(i == 6 ? "removed" : "leaf " + i));
        }
    }

    @Test
    void holdsTheNewCheckpointWhenTheLedgerGrew() {
        var outcome = Witness.compare(
                at(honest, 10),
                at(honest, 20),
                honest.tree().consistency(10, 20).path());
        assertThat(outcome).isEqualTo(new Witness.Advanced(at(honest, 20)));
        assertThat(Witness.compare(at(honest, 0), at(honest, 20), List.of()))
                .isEqualTo(new Witness.Advanced(at(honest, 20)));
    }

    @Test
    void anOvertakenOrRepeatedCheckpointIsNoFault() {
        assertThat(Witness.compare(at(honest, 10), at(honest, 9), List.of())).isEqualTo(new Witness.Older());
        assertThat(Witness.compare(at(honest, 10), at(honest, 10), List.of())).isEqualTo(new Witness.Same());
    }

    @Test
    void sameSizeWithAnotherRootIsAFork() {
        var outcome = (Witness.Forked) Witness.compare(at(honest, 10), at(rewritten, 10), List.of());
        assertThat(outcome.evidence().isConclusive()).isTrue();
    }

    @Test
    void aGrownLedgerWithoutValidProofIsAFork() {
        List<Sha256> proof = rewritten.tree().consistency(10, 20).path();
        for (List<Sha256> offered : List.of(proof, List.<Sha256>of(), proof.subList(1, proof.size()))) {
            var outcome = (Witness.Forked) Witness.compare(at(honest, 10), at(rewritten, 20), offered);
            assertThat(outcome.evidence().isConclusive()).isFalse();
        }
        assertThat(Witness.compare(at(honest, 10), at(honest, 20), proof.subList(1, proof.size())))
                .isInstanceOf(Witness.Forked.class);
        List<Sha256> endless = Collections.nCopies(Consistency.LONGEST + 1, proof.get(0));
        assertThat(Witness.compare(at(honest, 10), at(honest, 20), endless)).isInstanceOf(Witness.Forked.class);
    }

    @Test
    void evidenceIsExportedAndVerifiedByAnyoneWithTheKeys() {
        var evidence = ((Witness.Forked) Witness.compare(at(honest, 10), at(rewritten, 10), List.of())).evidence();
        KeyHistory keys = KeyHistory.begin(new OpenedEndorsement(
                Endorsement.first(ORIGIN, key.verifyKey()).octets(), "1550000000", "O=CH", Sha256.hash()));
        assertThat(ForkEvidence.read(evidence.octets(), keys)).isEqualTo(evidence);

        LedgerKey stranger = LedgerKey.generate(new SeededRandom(4));
        var forged = new ForkEvidence(
                at(honest, 10), SignedCheckpoint.sign(at(rewritten, 10).checkpoint(), stranger), List.of());
        Refusing.refuses(LedgerRefusal.SIGNATURE, () -> ForkEvidence.read(forged.octets(), keys));
    }

    @Test
    void aReceiptThatContradictsOurLedgerIsExportedAndVerified() {
        KeyHistory keys = KeyHistory.begin(new OpenedEndorsement(
                Endorsement.first(ORIGIN, key.verifyKey()).octets(), "1550000000", "O=CH", Sha256.hash()));
        byte[] receipt = "a signed receipt".getBytes(StandardCharsets.UTF_8);
        var evidence = Contradiction.of(
                at(honest, 20), honest.tree(), at(rewritten, 10).checkpoint(), receipt);
        assertThat(Contradiction.read(evidence.octets(), keys)).isEqualTo(evidence);
        assertThat(Contradiction.read(evidence.octets(), keys).receipt()).isEqualTo(receipt);

        var agreed =
                Contradiction.of(at(honest, 20), honest.tree(), at(honest, 10).checkpoint(), receipt);
        Refusing.refuses(LedgerRefusal.CONSISTENCY, () -> Contradiction.read(agreed.octets(), keys));
        var false10 = new Contradiction(
                at(honest, 20),
                rewritten.tree().root(10),
                evidence.proof(),
                at(honest, 10).checkpoint(),
                receipt);
        Refusing.refuses(LedgerRefusal.CONSISTENCY, () -> Contradiction.read(false10.octets(), keys));
    }

    @Test
    void checkpointsOfTwoLedgersAreNotCompared() {
        var reborn = new Origin(ORIGIN.node(), ORIGIN.node());
        var other = SignedCheckpoint.sign(Checkpoint.of(reborn, honest.tree()), key);
        Refusing.refuses(LedgerRefusal.ORIGIN, () -> Witness.compare(at(honest, 10), other, List.of()));
    }

    @Test
    void tellsHowAStatementStandsToOurOwnLedger() {
        MerkleTree own = new MerkleTree(honest, 10);
        assertThat(Witness.standing(at(honest, 10).checkpoint(), ORIGIN, own)).isEqualTo(Standing.CONFIRMED);
        assertThat(Witness.standing(at(honest, 4).checkpoint(), ORIGIN, own)).isEqualTo(Standing.CONFIRMED);
        assertThat(Witness.standing(at(honest, 11).checkpoint(), ORIGIN, own)).isEqualTo(Standing.AHEAD);
        assertThat(Witness.standing(at(rewritten, 8).checkpoint(), ORIGIN, own)).isEqualTo(Standing.CONTRADICTED);
        assertThat(Witness.standing(at(honest, 4).checkpoint(), new Origin(ORIGIN.node(), ORIGIN.node()), own))
                .isEqualTo(Standing.OTHER_LEDGER);
    }

    private SignedCheckpoint at(MemoryHashStore ledger, long size) {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, ledger.tree().root(size)), key);
    }

    private static Sha256 leaf(String text) {
        return MerkleTree.leafHash(text.getBytes(StandardCharsets.UTF_8));
    }
}
