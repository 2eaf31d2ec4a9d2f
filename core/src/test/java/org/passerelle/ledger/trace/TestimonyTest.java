package org.passerelle.ledger.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.ledger.Refusing.refuses;
import static org.passerelle.ledger.trace.LedgerFixture.NINE;
import static org.passerelle.ledger.trace.LedgerFixture.ORIGIN;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Consistency;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.Origin;

/** Who witnessed how much of a trace. Its leaves are the ledger's 4th, 7th, 10th and 13th of 15. */
class TestimonyTest {
    private static final long SIZE = 15;
    private static final Sha256 OTHER = Sha256.hash(new byte[] {9});

    private final LedgerFixture ledger = new LedgerFixture("composed", "sealed", "taken", "answered");

    @Test
    void isDatedByTheEarliestReceiptThatStatesItsCheckpoint() {
        var elsewhere = new Checkpoint(
                new Origin(LedgerFixture.X, LedgerFixture.X),
                SIZE,
                ledger.store.tree().root(SIZE));
        VerifiedTrace trace = verify(
                ledger.certificate(),
                ledger.witness(SIZE, 90),
                ledger.witness(SIZE, 60),
                LedgerFixture.witness(LedgerFixture.PRACTICE, elsewhere, 1));
        assertThat(trace.dated()).contains(NINE.plusSeconds(3600));
        assertThat(ledger.judgedAt).contains(NINE.plusSeconds(3600));
        assertThat(trace.witnessedUpTo()).isEqualTo(3);
        assertThat(trace.testimony().reaches()).hasSize(2);
    }

    @Test
    void isUndatedButSaysHowFarItWasWitnessed() {
        VerifiedTrace trace = verify(
                ledger.certificate(List.of(3L, 9L, 10L)),
                ledger.witness(10, 50),
                ledger.witness(10, 40),
                ledger.witness(9, 30),
                ledger.witness(3, 10));
        assertThat(trace.dated()).isEmpty();
        assertThat(ledger.judgedAt).isEmpty();
        assertThat(trace.testimony().reaches().stream().map(Testimony.Reach::upTo))
                .containsExactly(Testimony.Reach.NONE, 1L, 2L, 2L);
        assertThat(trace.witnessedUpTo()).isEqualTo(2);
        assertThat(trace.testimony().farthest().orElseThrow().at()).isEqualTo(NINE.plusSeconds(2400));
    }

    @Test
    void believesNothingOfASizeThatItCannotConnect() {
        VerifiedTrace trace = verify(
                ledger.certificate(),
                ledger.witness(10, 1),
                LedgerFixture.witness(LedgerFixture.PRACTICE, new Checkpoint(ORIGIN, SIZE + 1, OTHER), 2));
        assertThat(trace.testimony().reaches()).isEmpty();
        assertThat(trace.testimony().unproven()).hasSize(2);
        assertThat(trace.witnessedUpTo()).isEqualTo(Testimony.Reach.NONE);
    }

    @Test
    void nobodyWitnessesForItself() {
        Checkpoint whole = ledger.checkpoint().checkpoint();
        VerifiedTrace trace = verify(
                ledger.certificate(),
                LedgerFixture.witness(LedgerFixture.HOSPITAL, whole, 1),
                LedgerFixture.witness(null, whole, 2),
                ledger.witness(SIZE, 3));
        assertThat(trace.testimony().own()).hasSize(2);
        assertThat(trace.dated()).contains(NINE.plusSeconds(180));
        assertThat(ledger.judgedAt).contains(NINE.plusSeconds(180));

        verify(ledger.certificate(), LedgerFixture.witness(LedgerFixture.HOSPITAL, whole, 1));
        assertThat(ledger.judgedAt).isEmpty();
    }

    @Test
    void refusesALedgerThatAReceiptContradicts() {
        refuses(LedgerRefusal.FORK, () -> verify(ledger.certificate(), stating(SIZE)));
        refuses(LedgerRefusal.FORK, () -> verify(ledger.certificate(List.of(10L)), stating(10)));
    }

    @Test
    void refusesAProofThatDoesNotHold() {
        GrowthProof right = GrowthProof.of(ledger.store.tree(), 10, SIZE);
        refuses(LedgerRefusal.CONSISTENCY, () -> verify(carrying(new GrowthProof(10, OTHER, right.path()))));
        refuses(LedgerRefusal.CONSISTENCY, () -> verify(carrying(new GrowthProof(9, right.root(), right.path()))));
        refuses(
                LedgerRefusal.PROOF_FORM,
                () -> verify(carrying(new GrowthProof(SIZE + 1, right.root(), right.path()))));
        assertThat(verify(carrying(right)).n()).isEqualTo(3);
    }

    @Test
    void refusesAProofOfNoPossibleForm() {
        assertThat(new GrowthProof(1, OTHER, Collections.nCopies(Consistency.LONGEST, OTHER)))
                .isNotNull();
        refuses(
                LedgerRefusal.PROOF_FORM,
                () -> new GrowthProof(1, OTHER, Collections.nCopies(Consistency.LONGEST + 1, OTHER)));
        refuses(LedgerRefusal.PROOF_FORM, () -> new GrowthProof(0, OTHER, List.of()));
        byte[] other = Canon.octets(
                Json.object().put("type", "passerelle/consistency/2").build());
        refuses(CanonRefusal.VERSION, () -> verify(ledger.certificate(List.of(), piece(other))));
    }

    @Test
    void onlyTheLedgersOwnOrganisationSaysHowFarItsChainGoes() {
        var beyond = new Head(LedgerFixture.X, 99, OTHER);
        refuses(LedgerRefusal.TRACE_BEHIND, () -> verify(ledger.certificate(), LedgerFixture.byHospital(beyond)));
        var stranger = new Statement(LedgerFixture.PRACTICE, "O=Essai", NINE, null, beyond);
        assertThat(verify(ledger.certificate(), stranger).headsCompared()).isEmpty();
        assertThat(stranger.toString()).doesNotContain("Essai");
    }

    @Test
    void aTestimonyOfAnotherLedgerIsPassedOver() {
        var reborn = new Origin(ORIGIN.node(), new Id("f".repeat(32)));
        VerifiedTrace trace = verify(
                ledger.certificate(),
                LedgerFixture.witness(LedgerFixture.PRACTICE, new Checkpoint(reborn, SIZE, OTHER), 1));
        assertThat(trace.testimony()).isEqualTo(new Testimony(List.of(), List.of(), List.of()));
    }

    private static Statement stating(long size) {
        return LedgerFixture.witness(LedgerFixture.PRACTICE, new Checkpoint(ORIGIN, size, OTHER), 1);
    }

    private byte[] carrying(GrowthProof proof) {
        return ledger.certificate(List.of(), proof.evidence());
    }

    private static Evidence piece(byte[] octets) {
        return new Evidence(Evidence.CONSISTENCY, octets);
    }

    private VerifiedTrace verify(byte[] certificate, Statement... statements) {
        return new TraceVerifier(ledger).verify(TraceCertificate.read(certificate), List.of(statements));
    }
}
