package org.passerelle.flow.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Self;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.KeyHistory;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.port.keep.Change;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Gives the node's ledger a new key (WIRE §5): endorsed by the organisation's certificate, and by the key before, which signs
 * for the last time. New key, endorsement and the leaf that tells of it are one commit; the old key is forgotten with it.
 */
public final class RotateLedgerKey {
    private final Premises premises;
    private final Signatures signatures;
    private final SecureRandom random;

    public RotateLedgerKey(Premises premises, Signatures signatures) {
        this.premises = premises;
        this.signatures = signatures;
        this.random = premises.random();
    }

    /**
     * Rotates. Whoever works with the former {@link Self} must stop doing so.
     *
     * @throws org.passerelle.refusal.Refused {@link LedgerRefusal#ENDORSEMENT} after {@link KeyHistory#MOST} keys
     */
    public Self rotate() {
        Self old = premises.self();
        Instant now = premises.now();
        if (old.endorsements().size() >= KeyHistory.MOST) {
            throw Refusal.of(LedgerRefusal.ENDORSEMENT)
                    .with(FactKey.LIMIT, KeyHistory.MOST)
                    .refused();
        }
        LedgerKey key = LedgerKey.generate(random);
        var last = SignedCheckpoint.sign(Checkpoint.of(old.origin(), premises.tree()), old.key());
        Endorsement next = old.current().rotate(old.key(), last, key.verifyKey());
        List<Self.Endorsed> endorsements = new ArrayList<>(old.endorsements());
        endorsements.add(new Self.Endorsed(next.octets(), signatures.signEndorsement(next.octets(), now)));
        Self self = new Self(old.origin(), key, endorsements);
        var facts = Json.object().put("origin", old.origin().text()).put("endorsement", Canon.read(next.octets()));
        List<Change> changes = NodeChain.remark(premises, Kind.KEY_ROTATED, facts, now);
        changes.addAll(new OwnLedger(premises.store()).write(self));
        premises.commit(changes);
        return self;
    }
}
