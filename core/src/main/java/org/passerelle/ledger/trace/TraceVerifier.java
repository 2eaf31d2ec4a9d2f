package org.passerelle.ledger.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Chain;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.EndorsementOpener;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.OpenedEndorsement;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Verifies a trace certificate offline. What holds afterwards: within leaves 0…n of this chain nothing is missing or altered,
 * and all of them stand in a ledger whose key that organisation endorsed. Nothing is said of later leaves or other chains but
 * what the given statements say.
 */
public final class TraceVerifier {
    private final EndorsementOpener opener;

    public TraceVerifier(EndorsementOpener opener) {
        this.opener = opener;
    }

    /**
     * The whole policy, in its order.
     *
     * @param certificate as read
     * @param statements what correspondents' receipts and letters state, signatures verified. What others than the endorser hold of
     *     this ledger witnesses it, and the earliest that states this very checkpoint dates the certificate; the heads of this chain
     *     that the endorser's own organisation states are compared. Those of other ledgers and chains are passed over
     * @throws Refused with the code of the first rule that does not hold
     */
    public VerifiedTrace verify(TraceCertificate certificate, List<Statement> statements) {
        OpenedEndorsement opened = open(certificate, statements);
        Endorsement endorsement = opened.endorsement();
        certificate.verifyClosed(endorsement.key());
        SignedCheckpoint checkpoint = certificate.openCheckpoint(endorsement.key());
        verifyEndorsed(endorsement, checkpoint.checkpoint());
        List<Entry> entries = certificate.entries();
        Head head = Chain.verify(entries);
        verifyStated(certificate, head);
        verifyPlaces(certificate.leaves(), checkpoint.checkpoint().root());
        Testimony testimony = Testimony.of(certificate, opened.structure(), statements);
        List<Head> compared = compare(entries, heads(opened.structure(), statements));
        return new VerifiedTrace(
                opened, checkpoint, head, entries, withheld(certificate.leaves()), compared, testimony);
    }

    /** Opens the endorsement at the earliest statement of this very checkpoint, and not at one of the endorser itself. */
    private OpenedEndorsement open(TraceCertificate certificate, List<Statement> statements) {
        Optional<Instant> anybodys = Testimony.dated(certificate.claimed(), "", statements);
        OpenedEndorsement opened = opener.open(certificate.endorsement(), anybodys);
        Optional<Instant> others = Testimony.dated(certificate.claimed(), opened.structure(), statements);
        return others.equals(anybodys) ? opened : opener.open(certificate.endorsement(), others);
    }

    /** What the ledger's own organisation told others of its chains; nobody else can say how far they go. */
    private static List<Head> heads(String organisation, List<Statement> statements) {
        return statements.stream()
                .filter(statement -> statement.isBy(organisation))
                .flatMap(statement -> statement.findHead().stream())
                .distinct()
                .toList();
    }

    private static void verifyEndorsed(Endorsement endorsement, Checkpoint checkpoint) {
        if (!endorsement.origin().equals(checkpoint.origin())) {
            throw Refusal.of(LedgerRefusal.ORIGIN).refused();
        }
        if (checkpoint.size() < endorsement.fromSize()) {
            throw Refusal.of(LedgerRefusal.ENDORSEMENT)
                    .with(FactKey.FIELD, "fromSize")
                    .refused();
        }
    }

    private static void verifyStated(TraceCertificate certificate, Head head) {
        if (!certificate.x().equals(head.x()) || certificate.statedWithheld() != withheld(certificate.leaves())) {
            throw Refusal.of(LedgerRefusal.CERTIFICATE_FORM).refused();
        }
    }

    /** Each leaf stands in the ledger, after the leaf before it. */
    static void verifyPlaces(List<PlacedEntry> leaves, Sha256 root) {
        long before = -1;
        for (PlacedEntry placed : leaves) {
            placed.place().verify(placed.entry().leaf().hash(), root);
            if (placed.place().index() <= before) {
                throw Refusal.of(LedgerRefusal.INCLUSION)
                        .with(FactKey.OFFSET, placed.place().index())
                        .refused();
            }
            before = placed.place().index();
        }
    }

    static long withheld(List<PlacedEntry> leaves) {
        return leaves.stream()
                .filter(placed -> placed.entry().content() instanceof Entry.Withheld)
                .count();
    }

    private static List<Head> compare(List<Entry> entries, List<Head> heads) {
        List<Head> compared = new ArrayList<>();
        for (Head head : heads) {
            if (head.x().equals(entries.get(0).leaf().x())) {
                if (head.n() >= entries.size()) {
                    throw refused(LedgerRefusal.TRACE_BEHIND, head);
                }
                if (!entries.get((int) head.n()).leaf().hash().equals(head.leaf())) {
                    throw refused(LedgerRefusal.HEAD, head);
                }
                compared.add(head);
            }
        }
        return compared;
    }

    private static Refused refused(LedgerRefusal code, Head head) {
        return Refusal.of(code).with(FactKey.OFFSET, head.n()).refused();
    }
}
