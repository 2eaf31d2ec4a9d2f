package org.passerelle.ledger.trace;

import java.util.List;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.ClosedDocument;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.LedgerVerifyKey;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One exchange's trace as one file (WIRE §5), read but not yet believed: {@link TraceVerifier} does that. A canonical document
 * { type, x, endorsement (CMS, base64url), checkpoint (signed note), leaves, withheld (their number), evidence }, closed by
 * the ledger key as {@link ClosedDocument} says: the signature covers {@code passerelle/certificate/1} ‖ 0x00 ‖ the canonical
 * octets of the document without its member {@code signature}.
 */
public final class TraceCertificate {
    /** The type of the document. */
    public static final String KIND = "passerelle/certificate/1";
    /** Most leaves of one certificate. */
    public static final int MOST_LEAVES = 10_000;
    /** Most values of a certificate, as {@link Canon#MOST_VALUES} counts them: a hundred for each leaf. */
    public static final int MOST_VALUES = 100 * MOST_LEAVES;
    /** Most pieces of evidence. */
    public static final int MOST_EVIDENCE = 1_000;

    private static final Set<String> KNOWN = Set.of(
            "type",
            "crit",
            "x",
            "endorsement",
            "checkpoint",
            "leaves",
            "withheld",
            "evidence",
            ClosedDocument.SIGNATURE);

    private final Json.Obj document;
    private final Id x;
    private final Checkpoint claimed;
    private final List<PlacedEntry> leaves;
    private final List<Evidence> evidence;
    private final List<GrowthProof> growth;

    private TraceCertificate(Json.Obj document) {
        this.document = document;
        this.x = document.id("x");
        this.claimed = SignedCheckpoint.claimed(document.text("checkpoint"));
        List<Json.Obj> rows = document.array("leaves").objects();
        List<Json.Obj> extras = document.arrayOrEmpty("evidence").objects();
        atMost(MOST_LEAVES, rows.size());
        atMost(MOST_EVIDENCE, extras.size());
        this.leaves =
                rows.stream().map(row -> PlacedEntry.read(row, claimed.size())).toList();
        this.evidence = extras.stream().map(Evidence::read).toList();
        this.growth = evidence.stream()
                .filter(piece -> piece.kind().equals(Evidence.CONSISTENCY))
                .map(piece -> GrowthProof.read(piece.octets()))
                .toList();
    }

    /**
     * Reads a file strictly; nothing in it is verified yet.
     *
     * @throws org.passerelle.refusal.Refused with a canon refusal, or a {@link LedgerRefusal} of its form
     */
    public static TraceCertificate read(byte[] octets) {
        return new TraceCertificate(Canon.read(octets, KIND, KNOWN, MOST_VALUES));
    }

    /** What the certificate carries along: {@link TraceAudit} hears the receipts in it. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** From which smaller states its checkpoint is said to have grown, not yet verified. */
    List<GrowthProof> growth() {
        return growth;
    }

    Id x() {
        return x;
    }

    /** The checkpoint before anybody verified it. */
    Checkpoint claimed() {
        return claimed;
    }

    byte[] endorsement() {
        return document.octets("endorsement");
    }

    void verifyClosed(LedgerVerifyKey key) {
        ClosedDocument.verify(document, key);
    }

    SignedCheckpoint openCheckpoint(LedgerVerifyKey key) {
        return SignedCheckpoint.open(document.text("checkpoint"), key);
    }

    List<PlacedEntry> leaves() {
        return leaves;
    }

    List<Entry> entries() {
        return leaves.stream().map(PlacedEntry::entry).toList();
    }

    long statedWithheld() {
        return document.whole("withheld");
    }

    @Override
    public String toString() {
        return "TraceCertificate[" + x + ", " + leaves.size() + " leaves]";
    }

    static void atMost(int limit, int actual) {
        if (actual > limit) {
            throw Refusal.of(LedgerRefusal.CERTIFICATE_LIMIT)
                    .with(FactKey.LIMIT, limit)
                    .with(FactKey.ACTUAL, actual)
                    .refused();
        }
    }
}
