package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.EndorsementSeal;

/** The traces of all houses: exported, left in the folder, and verified as anybody can who has the anchors and the mails. */
final class Traces {
    /** What a play of any pathway leaves. */
    static final List<String> FILES = List.of(
            "requester.trace.json",
            "expert.trace.json",
            "requester.late.trace.json",
            "expert.late.trace.json",
            "nurse.trace.json",
            "expert.bounced.trace.json",
            "expert.ordinary.trace.json");

    private final Stage stage;
    private final Postman postman;
    private final Path out;
    private final Map<String, byte[]> written = new LinkedHashMap<>();

    Traces(Stage stage, Postman postman, Path out) {
        this.stage = stage;
        this.postman = postman;
        this.out = out;
    }

    void write(String name, byte[] certificate) {
        written.put(name, certificate);
        write(out.resolve(name), certificate);
    }

    private static void write(Path file, byte[] octets) {
        try {
            Files.write(file, octets);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The files written so far. */
    List<String> files() {
        return List.copyOf(written.keySet());
    }

    /**
     * Verifies an exchange's traces together, each against the receipts that any of them carries and the letters that crossed.
     *
     * @return what holds, in the same order
     */
    List<VerifiedTrace> verify(List<byte[]> traces) {
        TrustAnchors anchors = stage.papers.pki().anchors();
        var audit = new TraceAudit(new TraceVerifier(new EndorsementSeal(anchors)), new WitnessReceipts(anchors));
        List<TraceCertificate> certificates =
                traces.stream().map(TraceCertificate::read).toList();
        postman.statements().forEach(audit::hear);
        certificates.forEach(audit::hear);
        return certificates.stream().map(audit::verify).toList();
    }

    /** Verifies everything written, as {@code trace verify} does with all files at once. */
    List<VerifiedTrace> verifyAll() {
        return verify(List.copyOf(written.values()));
    }
}
