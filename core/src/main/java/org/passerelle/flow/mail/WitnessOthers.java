package org.passerelle.flow.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.LedgerKeys;
import org.passerelle.flow.desk.Premises;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Inclusion;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.LedgerVerifyKey;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.ledger.Witness;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.Refused;

/**
 * Witnesses a correspondent's ledger: its checkpoint must be signed by its endorsed key and grow from the one that we hold. What
 * fails raises an alarm and is kept as evidence; it never refuses a clinical letter.
 */
public final class WitnessOthers {
    public static final String FORK = "ledger.fork";
    public static final String UNPROVEN = "ledger.unproven";

    private final Premises premises;

    public WitnessOthers(Premises premises) {
        this.premises = premises;
    }

    public List<Change> changes(Envelope envelope, Letterhead head) {
        List<Change> changes = new ArrayList<>();
        head.recipient().findProof().ifPresent(proof -> {
            try {
                changes.addAll(witness(proof, envelope, head));
            } catch (Refused unproven) {
                changes.add(new Change.Alarm(new AlarmRow(head.exchange(), UNPROVEN, premises.now())));
            }
        });
        return changes;
    }

    private List<Change> witness(Envelope.LedgerProof proof, Envelope envelope, Letterhead head) {
        String origin = envelope.ledger().text();
        List<Change> changes = new ArrayList<>();
        Optional<LedgerVerifyKey> key = LedgerKeys.of(premises, origin);
        if (key.isEmpty() && proof.endorsement() != null) {
            key = Optional.of(premises.ledgerKeys().endorsed(proof.endorsement(), envelope.ledger(), head.sender()));
            changes.add(LedgerKeys.remember(origin, key.get()));
        }
        if (key.isEmpty()) {
            return List.of(new Change.Alarm(new AlarmRow(head.exchange(), UNPROVEN, premises.now())));
        }
        SignedCheckpoint stated = SignedCheckpoint.open(proof.checkpoint(), key.get());
        Instant now = premises.now();
        Optional<SignedCheckpoint> held = held(origin, key.get());
        boolean theirs = stated.checkpoint().origin().equals(envelope.ledger());
        if (!theirs || forked(held, stated, proof) || !holds(proof, stated.checkpoint())) {
            changes.add(new Change.Alarm(new AlarmRow(head.exchange(), FORK, now)));
        } else if (held.isEmpty() || proves(held.get(), proof)) {
            changes.add(new Change.Witnessed(new WitnessRow(
                    origin,
                    stated.checkpoint().size(),
                    stated.checkpoint().root(),
                    stated.note().getBytes(StandardCharsets.UTF_8),
                    now)));
        }
        return changes;
    }

    private Optional<SignedCheckpoint> held(String origin, LedgerVerifyKey key) {
        return premises.store()
                .correspondence()
                .witness(origin)
                .map(row -> SignedCheckpoint.open(new String(row.checkpoint(), StandardCharsets.UTF_8), key));
    }

    /** Whether the letter proves growth from what we hold, and not from what we held when it was written. */
    private static boolean proves(SignedCheckpoint held, Envelope.LedgerProof proof) {
        return proof.fromSize() == held.checkpoint().size();
    }

    private static boolean forked(
            Optional<SignedCheckpoint> held, SignedCheckpoint stated, Envelope.LedgerProof proof) {
        if (held.isEmpty()) {
            return false;
        }
        boolean comparable = proves(held.get(), proof)
                || held.get().checkpoint().size() == stated.checkpoint().size();
        return comparable && Witness.compare(held.get(), stated, proof.consistency()) instanceof Witness.Forked;
    }

    private static boolean holds(Envelope.LedgerProof proof, Checkpoint stated) {
        for (Envelope.LetterProof letter : proof.letters()) {
            Sha256 leaf = Leaf.read(letter.leaf()).hash();
            if (!new Inclusion(letter.index(), stated.size(), letter.path()).holds(leaf, stated.root())) {
                return false;
            }
        }
        return true;
    }
}
