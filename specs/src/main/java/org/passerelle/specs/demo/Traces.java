package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.EndorsementSeal;

/** The traces of both sides: exported, left in the folder, and verified as anybody can who has the anchors and the mails. */
final class Traces {
    static final List<String> FILES =
            List.of("requester.trace.json", "expert.trace.json", "requester.late.trace.json", "expert.late.trace.json");

    private final Stage stage;
    private final Postman postman;
    private final Path out;

    Traces(Stage stage, Postman postman, Path out) {
        this.stage = stage;
        this.postman = postman;
        this.out = out;
    }

    void write(String name, byte[] certificate) {
        try {
            Files.write(out.resolve(name), certificate);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Verifies both sides' traces together, each against the receipts that either carries and the letters that crossed.
     *
     * @return what holds, in the same order
     */
    List<VerifiedTrace> verify(byte[] requester, byte[] expert) {
        TrustAnchors anchors = stage.papers.pki().anchors();
        var audit = new TraceAudit(new TraceVerifier(new EndorsementSeal(anchors)), new WitnessReceipts(anchors));
        List<TraceCertificate> certificates =
                Stream.of(requester, expert).map(TraceCertificate::read).toList();
        postman.statements().forEach(audit::hear);
        certificates.forEach(audit::hear);
        return certificates.stream().map(audit::verify).toList();
    }
}
