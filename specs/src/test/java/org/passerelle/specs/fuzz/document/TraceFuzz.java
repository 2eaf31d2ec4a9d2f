package org.passerelle.specs.fuzz.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.EndorsementSeal;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Loose;
import org.passerelle.specs.fuzz.Seeds;

/** Trace certificates: refused, or the very octets that the ledger's key closed. */
final class TraceFuzz extends FuzzTarget {
    private final TrustAnchors anchors;
    private final List<byte[]> closed =
            List.of(Seeds.vector("certificate.trace.json"), Seeds.vector("witnessed.trace.json"));

    TraceFuzz() throws IOException {
        String pem = Files.readString(Seeds.VECTORS.resolve("pki").resolve("anchors.pem"), StandardCharsets.US_ASCII);
        anchors = TrustAnchors.of(Pem.certificates(pem), List.of());
    }

    @Override
    protected List<byte[]> seeds() {
        return closed;
    }

    @Override
    protected void read(byte[] octets) {
        byte[] document = Loose.canonical(octets);
        TraceCertificate certificate = TraceCertificate.read(document);
        var audit = new TraceAudit(new TraceVerifier(new EndorsementSeal(anchors)), new WitnessReceipts(anchors));
        audit.hear(certificate);
        audit.verify(certificate);
        require(closed.stream().anyMatch(one -> Arrays.equals(one, document)), "only what was closed is verified");
    }
}
