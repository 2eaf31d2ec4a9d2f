package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.trace.Evidence;
import org.passerelle.ledger.trace.Testimony;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.EndorsementSeal;

/** What each side's exported trace proves by the other side's receipts. */
class WitnessedTraceTest {
    @TempDir
    private Path folder;

    private Rehearsal world;
    private Exchange exchange;

    @BeforeEach
    void anAvisIsAnswered() {
        world = Rehearsal.begin(folder);
        exchange = Asked.of(world).send();
        world.settle();
        world.hospital().take(exchange.id());
        world.hospital().ask(exchange.id(), "Depuis quand ?");
        world.settle();
        world.advance(Duration.ofHours(1));
        exchange.now().supply(Invented.doctor(), "Six mois.").send();
        world.settle();
        world.hospital().answer(exchange.id(), "Surveillance.");
        world.settle();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aTraceCarriesTheReceiptsThatWitnessIt() {
        TraceCertificate certificate = TraceCertificate.read(practices());
        assertThat(certificate.evidence().stream().map(Evidence::kind))
                .contains(Evidence.RECEIPT, Evidence.CONSISTENCY);
        VerifiedTrace trace = verify(certificate).get(0);
        Testimony.Reach reach = trace.testimony().farthest().orElseThrow();
        assertThat(reach.statement().isBy(trace.identity().structure())).isFalse();
        assertThat(reach.upTo()).isPositive().isLessThan(trace.n());
        assertThat(reach.at()).isBetween(Rehearsal.START, world.now());
        assertThat(trace.dated()).isEmpty();
        assertThat(trace.testimony().unproven()).isEmpty();
    }

    @Test
    void bothTracesTogetherAreComparedWithWhatEachToldTheOther() {
        TraceCertificate practice = TraceCertificate.read(practices());
        TraceCertificate hospital = TraceCertificate.read(hospitals());
        List<VerifiedTrace> both = verify(practice, hospital);
        assertThat(both).allSatisfy(trace -> {
            assertThat(trace.headsCompared()).isNotEmpty();
            assertThat(trace.witnessedUpTo()).isPositive();
        });
        assertThat(verify(practice).get(0).headsCompared()).isEmpty();
    }

    @Test
    void aTraceThatEndsBeforeWhatTheOtherSideWasToldIsRefused() {
        TraceCertificate early = TraceCertificate.read(hospitals());
        exchange.now().close(Invented.doctor(), "followed");
        world.settle();
        TraceCertificate practice = TraceCertificate.read(practices());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> verify(early, practice))
                .satisfies(no -> assertThat(no.code()).isEqualTo(LedgerRefusal.TRACE_BEHIND));
        assertThat(verify(TraceCertificate.read(hospitals()), practice)).hasSize(2);
    }

    private byte[] practices() {
        return exchange.now().exportTrace(Invented.doctor().rpps());
    }

    private byte[] hospitals() {
        return world.hospital()
                .node()
                .exportTrace(new Id(exchange.id()), Invented.expert().rpps());
    }

    private List<VerifiedTrace> verify(TraceCertificate... certificates) {
        TrustAnchors anchors = world.anchors();
        var audit = new TraceAudit(new TraceVerifier(new EndorsementSeal(anchors)), new WitnessReceipts(anchors));
        for (TraceCertificate certificate : certificates) {
            assertThat(audit.hear(certificate)).isEmpty();
        }
        return List.of(certificates).stream().map(audit::verify).toList();
    }
}
