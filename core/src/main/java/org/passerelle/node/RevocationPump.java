package org.passerelle.node;

import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.trust.Signers;

/** Asks again for the revocation data that letters wait for, and keeps those of our correspondents up to date. */
final class RevocationPump {
    private final Premises premises;
    private final Signers signers;

    RevocationPump(Premises premises) {
        this.premises = premises;
        this.signers = new Signers(premises.book()::cards, premises.clock());
    }

    /** One look; tells whether anything new came. */
    int step() {
        long before = premises.revocations().news();
        premises.revocations().refresh(signers.certificates());
        return premises.revocations().news() == before ? 0 : 1;
    }
}
