package org.passerelle.ledger.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.ledger.Refusing.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.SignedCheckpoint;

class TraceCertificateWriterTest {
    private final LedgerFixture ledger = new LedgerFixture("composed", "sealed", "taken", "answered");

    @Test
    void carriesEvidenceAlong() {
        byte[] written = ledger.writer()
                .add(ledger.entries.get(0), ledger.indices.get(0))
                .add(new Evidence(Evidence.RECEIPT, new byte[] {1, 2, 3}))
                .write(ledger.key);
        TraceCertificate certificate = TraceCertificate.read(written);
        assertThat(certificate.evidence()).hasSize(1);
        assertThat(certificate.evidence().get(0).kind()).isEqualTo(Evidence.RECEIPT);
        assertThat(certificate.evidence().get(0).octets()).containsExactly(1, 2, 3);
        assertThat(verify(written).n()).isZero();
        assertThat(certificate.toString()).doesNotContain("composed");
    }

    @Test
    void anErasedChainStillProvesItsLeaves() {
        ledger.happens(Leaf.ERASED);
        for (int n = 0; n < 4; n++) {
            ledger.entries.set(n, Entry.erased(ledger.entries.get(n).leaf()));
        }
        assertThat(verify(ledger.certificate()).n()).isEqualTo(4);
    }

    @Test
    void theWriterRefusesLeavesAtAnotherPlaceAndBrokenChains() {
        refuses(
                LedgerRefusal.INCLUSION,
                () -> ledger.writer().add(ledger.entries.get(0), 0).write(ledger.key));
        refuses(
                LedgerRefusal.CHAIN_GAP,
                () -> ledger.writer()
                        .add(ledger.entries.get(1), ledger.indices.get(1))
                        .write(ledger.key));
        refuses(LedgerRefusal.TREE_SIZE, () -> ledger.writer().add(ledger.entries.get(0), 1000));
        SignedCheckpoint wrong =
                SignedCheckpoint.sign(new Checkpoint(LedgerFixture.ORIGIN, 3, Sha256.hash(new byte[] {3})), ledger.key);
        refuses(
                LedgerRefusal.FORK,
                () -> new TraceCertificateWriter(ledger.endorsement.octets(), wrong, ledger.store.tree()));
    }

    @Test
    void refusesACertificateLargerThanCanBeRead() {
        TraceCertificateWriter writer = ledger.writer().add(ledger.entries.get(0), ledger.indices.get(0));
        writer.add(new Evidence(Evidence.CRL, new byte[Canon.LONGEST / 4 * 3]));
        refuses(LedgerRefusal.CERTIFICATE_LIMIT, () -> writer.write(ledger.key));
    }

    @Test
    void refusesMorePiecesOfEvidenceThanTheLimit() {
        TraceCertificateWriter writer = ledger.writer();
        var piece = new Evidence(Evidence.OCSP, new byte[] {1});
        for (int i = 0; i < TraceCertificate.MOST_EVIDENCE; i++) {
            writer.add(piece);
        }
        refuses(LedgerRefusal.CERTIFICATE_LIMIT, () -> writer.add(piece));
    }

    private VerifiedTrace verify(byte[] certificate) {
        return new TraceVerifier(ledger).verify(TraceCertificate.read(certificate), List.of());
    }
}
