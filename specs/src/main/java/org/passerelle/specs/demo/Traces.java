package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.party.MailAddress;
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
     * Verifies one side's trace against what the other side was told.
     *
     * @param owner whose trace it is
     * @param other who witnessed it
     */
    VerifiedTrace verify(byte[] certificate, MailAddress owner, MailAddress other) {
        var verifier = new TraceVerifier(new EndorsementSeal(stage.papers.pki().anchors()));
        return verifier.verify(TraceCertificate.read(certificate), postman.heads(owner), postman.witnessed(other));
    }
}
