package org.passerelle.ledger.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.ledger.Refusing.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.refusal.Refusal;

/** Receipts are heard wherever they lie. A receipt's one octet says here which it is. */
class TraceAuditTest {
    private static final Evidence WITNESS = receipt(1);
    private static final Evidence HEAD = receipt(2);
    private static final Evidence BEYOND = receipt(3);
    private static final Evidence FORGED = receipt(4);

    private final LedgerFixture ledger = new LedgerFixture("composed", "sealed", "taken", "answered");
    private final TraceAudit audit = new TraceAudit(new TraceVerifier(ledger), this::open);

    @Test
    void hearsTheReceiptsThatTheCertificateCarries() {
        TraceCertificate certificate = TraceCertificate.read(
                ledger.certificate(List.of(10L), WITNESS, new Evidence(Evidence.CRL, new byte[] {4})));
        assertThat(audit.hear(certificate)).isEmpty();
        assertThat(audit.verify(certificate).witnessedUpTo()).isEqualTo(2);
    }

    @Test
    void hearsTheSameReceiptOnce() {
        TraceCertificate certificate = TraceCertificate.read(ledger.certificate(List.of(10L), WITNESS, WITNESS));
        audit.hear(WITNESS.octets());
        audit.hear(certificate);
        assertThat(audit.verify(certificate).testimony().reaches()).hasSize(1);
    }

    @Test
    void aReceiptThatDoesNotVerifyIsRefusedWhenGivenAndReportedWhenCarried() {
        refuses(LedgerRefusal.SIGNATURE, () -> audit.hear(FORGED.octets()));
        TraceCertificate certificate = TraceCertificate.read(ledger.certificate(List.of(10L), WITNESS, FORGED));
        List<TraceAudit.Uncounted> uncounted = audit.hear(certificate);
        assertThat(uncounted).hasSize(1);
        assertThat(uncounted.get(0).place()).isEqualTo(1);
        assertThat(uncounted.get(0).why().code()).isEqualTo(LedgerRefusal.SIGNATURE);
        assertThat(audit.verify(certificate).witnessedUpTo()).isEqualTo(2);
    }

    @Test
    void comparesOneSidesTraceWithTheReceiptsOfTheOther() {
        TraceCertificate certificate = TraceCertificate.read(ledger.certificate());
        TraceCertificate others = TraceCertificate.read(new LedgerFixture("composed").certificate(List.of(), HEAD));
        audit.hear(others);
        assertThat(audit.verify(certificate).headsCompared().stream().map(Head::n))
                .containsExactly(1L);
        audit.hear(BEYOND.octets());
        refuses(LedgerRefusal.TRACE_BEHIND, () -> audit.verify(certificate));
    }

    @Test
    void refusesTwoCertificatesThatShowTwoTreesOfOneLedger() {
        var told = new LedgerFixture("composed", "sealed", "taken", "declined");
        audit.verify(TraceCertificate.read(ledger.certificate()));
        audit.verify(TraceCertificate.read(ledger.certificate()));
        refuses(LedgerRefusal.FORK, () -> audit.verify(TraceCertificate.read(told.certificate())));
    }

    private Statement open(byte[] mail) {
        return switch (mail[0]) {
            case 1 -> ledger.witness(10, 5);
            case 2 -> LedgerFixture.byHospital(ledger.entries.get(1).leaf().head());
            case 3 ->
                LedgerFixture.byHospital(new Head(
                        LedgerFixture.X, 4, ledger.entries.get(1).leaf().hash()));
            default -> throw Refusal.of(LedgerRefusal.SIGNATURE).refused();
        };
    }

    private static Evidence receipt(int which) {
        return new Evidence(Evidence.RECEIPT, new byte[] {(byte) which});
    }
}
