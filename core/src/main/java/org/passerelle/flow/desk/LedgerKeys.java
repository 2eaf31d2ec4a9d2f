package org.passerelle.flow.desk;

import java.util.Optional;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.EndorsementOpener;
import org.passerelle.ledger.LedgerVerifyKey;
import org.passerelle.ledger.Origin;
import org.passerelle.port.keep.Change;
import org.passerelle.port.trust.Sender;
import org.passerelle.refusal.Refusal;

/** The ledger keys of correspondents, believed once the organisation that signs their letters has endorsed them. */
public final class LedgerKeys {
    private final EndorsementOpener opener;

    public LedgerKeys(EndorsementOpener opener) {
        this.opener = opener;
    }

    public static Optional<LedgerVerifyKey> of(Premises premises, String origin) {
        return premises.store().secrets().secret(name(origin)).map(LedgerVerifyKey::of);
    }

    public static Change remember(String origin, LedgerVerifyKey key) {
        return new Change.Secret(name(origin), key.bytes());
    }

    private static String name(String origin) {
        return "ledger-key-of/" + origin;
    }

    /**
     * The key that an endorsement names.
     *
     * @throws org.passerelle.refusal.Refused when it was endorsed by another organisation or for another ledger
     */
    public LedgerVerifyKey endorsed(byte[] cms, Origin origin, Sender sender) {
        var opened = opener.open(cms, Optional.empty());
        Endorsement endorsement = opened.endorsement();
        boolean same = sender.organisation()
                .filter(structure -> structure.value().equals(opened.structure()))
                .isPresent();
        if (!same || !endorsement.origin().equals(origin)) {
            throw Refusal.of(FlowRefusal.ORGANISATION_DIFFERS).refused();
        }
        return endorsement.key();
    }
}
