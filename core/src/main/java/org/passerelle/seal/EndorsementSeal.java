package org.passerelle.seal;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.ledger.EndorsementOpener;
import org.passerelle.ledger.OpenedEndorsement;
import org.passerelle.port.Sender;
import org.passerelle.port.TrustAnchors;
import org.passerelle.refusal.Refusal;

/** Opens the endorsements of ledger keys against trust anchors. */
public final class EndorsementSeal implements EndorsementOpener {
    private final TrustAnchors anchors;

    public EndorsementSeal(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    @Override
    public OpenedEndorsement open(byte[] cms, Optional<Instant> judgedAt) {
        DocumentSeal.OpenedDocument opened = DocumentSeal.endorsements().open(cms, anchors, judgedAt);
        byte[] octets = opened.content();
        Sender sender = opened.verdict().sender().orElseThrow();
        String structure = sender.organisation()
                .orElseThrow(() -> Refusal.of(SealRefusal.SIGNER_CERTIFICATE).refused())
                .value();
        return new OpenedEndorsement(octets, structure, sender.subject(), sender.certificateHash());
    }
}
