package org.passerelle.seal;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.ledger.EndorsementOpener;
import org.passerelle.ledger.OpenedEndorsement;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** Opens the endorsements of ledger keys against trust anchors. */
public final class EndorsementSeal implements EndorsementOpener {
    private final TrustAnchors anchors;

    public EndorsementSeal(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    @Override
    public OpenedEndorsement open(byte[] cms, Optional<Instant> judgedAt) {
        return believed(DocumentSeal.endorsements().open(cms, anchors, judgedAt));
    }

    /** Only what may have an effect: what may merely be read by people makes no key speak for a ledger. */
    static OpenedEndorsement believed(DocumentSeal.OpenedDocument opened) {
        if (!opened.verdict().applicable()) {
            throw Refusal.of(opened.verdict()
                            .refusal()
                            .orElseThrow(() -> new HouseBug("a refused endorsement without a reason")))
                    .refused();
        }
        byte[] octets = opened.content();
        Sender sender = opened.verdict().sender().orElseThrow();
        String structure = sender.organisation()
                .orElseThrow(() -> Refusal.of(SealRefusal.SIGNER_CERTIFICATE).refused())
                .value();
        return new OpenedEndorsement(octets, structure, sender.subject(), sender.certificateHash());
    }
}
