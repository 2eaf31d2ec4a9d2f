package org.passerelle.flow.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Witnessing;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Contradiction;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.ledger.Witness;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refusal;

/**
 * Our own ledger as correspondents' receipts state it: it must be a beginning of what we have. A larger one means that this
 * folder is an older copy; another one, that somebody shows two ledgers.
 */
final class OwnLedgerAsHeld {
    /** Longest receipt kept as evidence, in octets; a longer one is named by what it states alone. */
    static final int LONGEST_RECEIPT = 256 * 1024;

    private final Premises premises;

    OwnLedgerAsHeld(Premises premises) {
        this.premises = premises;
    }

    /** What a receipt for a letter of ours changes. */
    List<Change> witnessed(Receipt receipt, OutboxItem letter, Arrival arrival) {
        if (isTaken(receipt, letter)) {
            return List.of(behind());
        }
        Optional<Checkpoint> stated = stated(receipt);
        if (stated.isEmpty()) {
            return List.of();
        }
        MerkleTree tree = premises.tree();
        return switch (Witness.standing(stated.get(), premises.self().origin(), tree)) {
            case OTHER_LEDGER -> List.of();
            case AHEAD -> List.of(behind());
            case CONTRADICTED -> contradicted(stated.get(), tree, arrival);
            case CONFIRMED -> List.of(held(stated.get(), receipt.recipient()));
        };
    }

    /**
     * The receipt is for a letter that is not here: if its signer holds a ledger of ours that we have not,
     * it was ours all the same.
     */
    void alarm(Receipt receipt, Verdict.Proven proven) {
        boolean known = proven.sender()
                .boundAddress()
                .filter(receipt.recipient()::equals)
                .flatMap(address -> premises.book().findCorrespondent(address, premises.now()))
                .isPresent();
        boolean ours = stated(receipt)
                .map(one -> Witness.standing(one, premises.self().origin(), premises.tree()))
                .filter(standing -> standing == Witness.Standing.AHEAD || standing == Witness.Standing.CONTRADICTED)
                .isPresent();
        if (known && ours) {
            premises.commit(List.of(behind()));
        }
    }

    /** Another letter has the place in the stream that we gave this one, which we have not given twice: not in this copy. */
    private static boolean isTaken(Receipt receipt, OutboxItem letter) {
        return receipt.findCode()
                        .filter(FlowRefusal.SEQUENCE_CONFLICT.code()::equals)
                        .isPresent()
                && !LetterDesk.isGivenUp(letter);
    }

    private Optional<Checkpoint> stated(Receipt receipt) {
        Origin ours = premises.self().origin();
        return Optional.ofNullable(receipt.witness())
                .filter(held -> held.origin().equals(ours.text()))
                .map(held -> new Checkpoint(ours, held.size(), held.root()));
    }

    private Change behind() {
        return new Change.Alarm(new AlarmRow(Journals.NODE, LedgerRefusal.BEHIND.code(), premises.now()));
    }

    private Change held(Checkpoint stated, MailAddress theirs) {
        return new Change.Witnessed(new WitnessRow(
                Witnessing.heldBy(stated.origin(), theirs), stated.size(), stated.root(), new byte[0], premises.now()));
    }

    private List<Change> contradicted(Checkpoint stated, MerkleTree tree, Arrival arrival) {
        var ours = SignedCheckpoint.sign(
                Checkpoint.of(premises.self().origin(), tree), premises.self().key());
        return List.of(
                new Change.Alarm(new AlarmRow(Journals.NODE, LedgerRefusal.CONTRADICTED.code(), premises.now())),
                Change.Evidence.of(
                        LedgerRefusal.CONTRADICTED.code(),
                        stated.origin().text(),
                        premises.now(),
                        Contradiction.of(ours, tree, stated, mail(arrival)).octets()));
    }

    private byte[] mail(Arrival arrival) {
        if (arrival.size() > LONGEST_RECEIPT) {
            return new byte[0];
        }
        try (InputStream in = premises.blobs().open(Journals.NODE, arrival.raw())) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
    }
}
