package org.passerelle.flow.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Incarnations;
import org.passerelle.flow.desk.LedgerKeys;
import org.passerelle.flow.desk.Premises;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Inclusion;
import org.passerelle.ledger.KeyHistory;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.ledger.Witness;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Witnesses a correspondent's ledger: its checkpoint must be signed by the key that speaks for its size and grow from the one
 * that we hold. What fails raises an alarm, and what convicts is kept as evidence; it never refuses a clinical letter.
 */
public final class WitnessOthers {
    private final Premises premises;

    public WitnessOthers(Premises premises) {
        this.premises = premises;
    }

    public List<Change> changes(Envelope envelope, Letterhead head) {
        List<Change> changes = new ArrayList<>(heard(envelope, head));
        head.recipient().findProof().ifPresent(proof -> {
            try {
                changes.addAll(witness(proof, envelope, head));
            } catch (Refused unproven) {
                changes.add(unproven(head, unproven));
            }
        });
        return changes;
    }

    private Change unproven(Letterhead head, Refused why) {
        boolean overtaken = why.refusal().is(LedgerRefusal.KEY_OVERTAKEN);
        return alarm(head, overtaken ? LedgerRefusal.KEY_OVERTAKEN : LedgerRefusal.UNPROVEN);
    }

    /** Which incarnation of its node the sender is; one that was over when it signed raises an alarm. */
    private List<Change> heard(Envelope envelope, Letterhead head) {
        List<Change> changes = new ArrayList<>();
        Optional<Incarnations> before =
                Incarnations.of(premises, envelope.ledger().node());
        Incarnations after = before.map(known -> known.hear(envelope.ledger(), head.sentAt()))
                .orElseGet(() -> Incarnations.begin(envelope.ledger(), head.sentAt()));
        if (before.filter(after::equals).isEmpty()) {
            changes.add(after.remember());
        }
        if (after.isOver(envelope.ledger(), head.sentAt())) {
            changes.add(alarm(head, LedgerRefusal.OLD_INCARNATION));
        }
        return changes;
    }

    private List<Change> witness(Envelope.LedgerProof proof, Envelope envelope, Letterhead head) {
        String origin = envelope.ledger().text();
        List<Change> changes = new ArrayList<>();
        Optional<LedgerKeys.Known> before = LedgerKeys.of(premises, origin);
        LedgerKeys.Known known = premises.ledgerKeys()
                .learn(before, proof.endorsements(), envelope.ledger(), head.sender())
                .orElseThrow(() -> Refusal.of(LedgerRefusal.UNPROVEN).refused());
        KeyHistory keys = known.history();
        if (before.map(LedgerKeys.Known::history).map(KeyHistory::size).orElse(0) < keys.size()) {
            changes.add(known.remember());
        }
        Optional<SignedCheckpoint> held = held(origin, keys);
        try {
            SignedCheckpoint stated = keys.open(proof.checkpoint());
            requireHolds(proof, stated.checkpoint());
            changes.addAll(compare(held, stated, proof, head));
        } catch (Refused unproven) {
            // What was learnt of the keys stays learnt.
            changes.add(unproven(head, unproven));
        }
        return changes;
    }

    private List<Change> compare(
            Optional<SignedCheckpoint> held, SignedCheckpoint stated, Envelope.LedgerProof proof, Letterhead head) {
        Instant now = premises.now();
        Checkpoint checkpoint = stated.checkpoint();
        if (held.isPresent()
                && isComparable(held.get(), stated, proof)
                && Witness.compare(held.get(), stated, proof.consistency()) instanceof Witness.Forked forked) {
            return List.of(
                    alarm(head, LedgerRefusal.FORK),
                    Change.Evidence.of(
                            LedgerRefusal.FORK.code(),
                            checkpoint.origin().text(),
                            now,
                            forked.evidence().octets()));
        }
        if (held.isEmpty() || proves(held.get(), proof)) {
            return List.of(new Change.Witnessed(new WitnessRow(
                    checkpoint.origin().text(),
                    checkpoint.size(),
                    checkpoint.root(),
                    stated.note().getBytes(StandardCharsets.UTF_8),
                    now)));
        }
        return List.of();
    }

    private Change alarm(Letterhead head, RefusalCode code) {
        return new Change.Alarm(new AlarmRow(head.exchange(), code.code(), premises.now()));
    }

    private Optional<SignedCheckpoint> held(String origin, KeyHistory keys) {
        return premises.store()
                .correspondence()
                .witness(origin)
                .map(row -> keys.open(new String(row.checkpoint(), StandardCharsets.UTF_8)));
    }

    /** Whether the letter proves growth from what we hold, and not from what we held when it was written. */
    private static boolean proves(SignedCheckpoint held, Envelope.LedgerProof proof) {
        return proof.fromSize() == held.checkpoint().size();
    }

    private static boolean isComparable(SignedCheckpoint held, SignedCheckpoint stated, Envelope.LedgerProof proof) {
        return proves(held, proof)
                || held.checkpoint().size() == stated.checkpoint().size();
    }

    private static void requireHolds(Envelope.LedgerProof proof, Checkpoint stated) {
        for (Envelope.LetterProof letter : proof.letters()) {
            Sha256 leaf = Leaf.read(letter.leaf()).hash();
            if (!new Inclusion(letter.index(), stated.size(), letter.path()).holds(leaf, stated.root())) {
                throw Refusal.of(LedgerRefusal.INCLUSION).refused();
            }
        }
    }
}
