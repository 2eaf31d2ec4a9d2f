package org.passerelle.ledger.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Verifies certificates against everything that receipts state, wherever those were found: in the certificate itself, in the
 * other side's, or given apart. Hear everything first, then verify each.
 */
public final class TraceAudit {
    private final TraceVerifier verifier;
    private final ReceiptOpener opener;
    private final List<Statement> statements = new ArrayList<>();
    private final Set<Sha256> heard = new HashSet<>();
    private final List<Checkpoint> verified = new ArrayList<>();

    public TraceAudit(TraceVerifier verifier, ReceiptOpener opener) {
        this.verifier = verifier;
        this.opener = opener;
    }

    /**
     * A receipt in a certificate's evidence that does not count.
     *
     * @param place its position in the evidence, from 0
     * @param why what is wrong with it
     */
    public record Uncounted(int place, Refusal why) {}

    /**
     * Hears a receipt that was given apart. The same octets are heard once.
     *
     * @param mail as MIME
     * @throws Refused when it does not verify
     */
    public void hear(byte[] mail) {
        Statement statement = opener.open(mail);
        if (heard.add(Sha256.hash(mail))) {
            statements.add(statement);
        }
    }

    /** Hears what a signed mail states that was verified elsewhere, such as a letter. */
    public void hear(Statement statement) {
        statements.add(statement);
    }

    /** Hears the receipts that a certificate carries; answers with those that do not verify, which count for nothing. */
    public List<Uncounted> hear(TraceCertificate certificate) {
        List<Uncounted> uncounted = new ArrayList<>();
        int place = 0;
        for (Evidence piece : certificate.evidence()) {
            if (piece.kind().equals(Evidence.RECEIPT)) {
                try {
                    hear(piece.octets());
                } catch (Refused refused) {
                    uncounted.add(new Uncounted(place, refused.refusal()));
                }
            }
            place++;
        }
        return uncounted;
    }

    /**
     * Verifies one certificate against everything heard, and against the certificates verified before.
     *
     * @throws Refused with the code of the first rule that does not hold, or {@link LedgerRefusal#FORK} when two certificates
     *     show two trees of one ledger
     */
    public VerifiedTrace verify(TraceCertificate certificate) {
        VerifiedTrace trace = verifier.verify(certificate, statements);
        Checkpoint checkpoint = trace.checkpoint().checkpoint();
        for (Checkpoint other : verified) {
            boolean sameSize = other.origin().equals(checkpoint.origin()) && other.size() == checkpoint.size();
            if (sameSize && !other.equals(checkpoint)) {
                throw Refusal.of(LedgerRefusal.FORK)
                        .with(FactKey.ACTUAL, checkpoint.size())
                        .refused();
            }
        }
        verified.add(checkpoint);
        return trace;
    }
}
