package org.passerelle.ledger.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
 * what the given heads say.
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
     * @param heads chain heads that the caller found in correspondents' letters and receipts, signatures verified; those of
     *     other chains are passed over
     * @param witnessed what correspondents' receipts state to hold of ledgers, signatures verified; the earliest that states
     *     this very checkpoint dates the certificate
     * @throws Refused with the code of the first rule that does not hold
     */
    public VerifiedTrace verify(TraceCertificate certificate, List<Head> heads, List<Witnessed> witnessed) {
        Optional<Instant> dated = dated(certificate.claimed(), witnessed);
        OpenedEndorsement opened = opener.open(certificate.endorsement(), dated);
        Endorsement endorsement = opened.endorsement();
        certificate.verifyClosed(endorsement.key());
        SignedCheckpoint checkpoint = certificate.openCheckpoint(endorsement.key());
        verifyEndorsed(endorsement, checkpoint.checkpoint());
        verifyNotForked(checkpoint.checkpoint(), witnessed);
        List<Entry> entries = certificate.entries();
        Head head = Chain.verify(entries);
        verifyStated(certificate, head);
        verifyPlaces(certificate.leaves(), checkpoint.checkpoint().root());
        List<Head> compared = compare(entries, heads);
        return new VerifiedTrace(
                opened, checkpoint, head, entries, withheld(certificate.leaves()), compared, dated.orElse(null));
    }

    /** The earliest statement of this very checkpoint. */
    private static Optional<Instant> dated(Checkpoint claimed, List<Witnessed> witnessed) {
        return witnessed.stream()
                .filter(each -> each.held().equals(claimed))
                .map(Witnessed::at)
                .min(Comparator.naturalOrder());
    }

    /** A statement of the same size with another root convicts the ledger. */
    private static void verifyNotForked(Checkpoint checkpoint, List<Witnessed> witnessed) {
        for (Witnessed each : witnessed) {
            boolean sameSize = each.held().origin().equals(checkpoint.origin())
                    && each.held().size() == checkpoint.size();
            if (sameSize && !each.held().equals(checkpoint)) {
                throw Refusal.of(LedgerRefusal.FORK)
                        .with(FactKey.ACTUAL, checkpoint.size())
                        .refused();
            }
        }
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
