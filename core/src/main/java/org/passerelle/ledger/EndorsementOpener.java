package org.passerelle.ledger;

import java.time.Instant;
import java.util.Optional;

/** Opens the CMS around an endorsement; whoever knows certificates and anchors does it. */
public interface EndorsementOpener {

    /**
     * Verifies the signature (purpose endorsement), the certificate's path and its usage.
     *
     * @param cms a SignedData around the endorsement's canonical octets
     * @param judgedAt when the path must have held, or empty to judge it undated, without regard to when its certificates
     *     expired
     * @throws org.passerelle.refusal.Refused with the opener's own codes
     */
    OpenedEndorsement open(byte[] cms, Optional<Instant> judgedAt);
}
