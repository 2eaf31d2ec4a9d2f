package org.passerelle.flow.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.StreamRow;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.port.letter.Envelope;

/** Our own ledger's state, proven to one correspondent from the one that they last stated (WIRE §5). */
public final class Witnessing {
    /** Most letters proven in one letter; the rest follow in the next. */
    public static final int MOST_PROVEN = 16;

    private final Premises premises;

    public Witnessing(Premises premises) {
        this.premises = premises;
    }

    /** Under which name we keep what a correspondent holds of our ledger. */
    public static String heldBy(Origin ours, MailAddress theirs) {
        return "ours/" + ours.incarnation() + "@" + theirs.value();
    }

    /** The proof for the next letter to them; none while the ledger is empty. */
    public Envelope.@Nullable LedgerProof proof(Dossier dossier, MailAddress theirs, StreamRow stream) {
        Optional<WitnessRow> held =
                premises.store().correspondence().witness(heldBy(premises.self().origin(), theirs));
        List<JournalRow> rows = premises.store().journals().entries(dossier.exchange());
        MerkleTree tree = premises.tree(); // last: others commit meanwhile, and it must hold whatever was read before
        if (tree.size() == 0) {
            return null;
        }
        var checkpoint = SignedCheckpoint.sign(
                Checkpoint.of(premises.self().origin(), tree), premises.self().key());
        long from = held.map(WitnessRow::size).orElse(0L);
        return new Envelope.LedgerProof(
                checkpoint.note(),
                from,
                from == 0 ? List.of() : tree.consistency(from, tree.size()).path(),
                letters(rows, tree, theirs, stream),
                premises.self().endorsedSince(held.isPresent() ? from : -1));
    }

    private List<Envelope.LetterProof> letters(
            List<JournalRow> rows, MerkleTree tree, MailAddress theirs, StreamRow stream) {
        String ledger = premises.self().origin().text();
        List<Envelope.LetterProof> proofs = new ArrayList<>();
        for (JournalRow row : rows) {
            if (proofs.size() == MOST_PROVEN) {
                break;
            }
            if (row.leaf().event().equals(Kind.SEALED.type())) {
                Json.Obj facts = Canon.read(row.payload());
                long seq = facts.whole("seq");
                boolean toThem = facts.text("to").equals(theirs.value()) && Streams.isOf(ledger, facts);
                if (toThem && seq > stream.proven()) {
                    proofs.add(new Envelope.LetterProof(
                            seq,
                            row.leaf().octets(),
                            row.index(),
                            tree.inclusion(row.index(), tree.size()).path()));
                }
            }
        }
        return proofs;
    }
}
