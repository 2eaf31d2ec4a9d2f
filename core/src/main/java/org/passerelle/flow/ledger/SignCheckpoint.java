package org.passerelle.flow.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.flow.desk.Premises;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.refusal.Refusal;

/** Signs the ledger's state while it grows, so that at most {@link #LONGEST} of it is unsigned (WIRE §5). */
public final class SignCheckpoint {
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private final Premises premises;

    public SignCheckpoint(Premises premises) {
        this.premises = premises;
    }

    /** Signs when it is time; tells how many checkpoints were made. */
    public int step() {
        Instant now = premises.now();
        Optional<WitnessRow> last = last();
        boolean recent =
                last.filter(row -> now.isBefore(row.at().plus(LONGEST))).isPresent();
        MerkleTree tree = premises.tree();
        if (recent || last.filter(row -> row.size() == tree.size()).isPresent()) {
            return 0;
        }
        var signed = SignedCheckpoint.sign(
                Checkpoint.of(premises.self().origin(), tree), premises.self().key());
        premises.commit(List.of(new Change.Witnessed(new WitnessRow(
                premises.self().origin().text(),
                tree.size(),
                tree.root(),
                signed.note().getBytes(StandardCharsets.UTF_8),
                now))));
        return 1;
    }

    /**
     * The ledger must still be the one that was signed last.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#ALTERED} when it is shorter or another
     */
    public void requireUnaltered() {
        requireUnaltered(premises.store(), premises.self().origin(), premises.tree());
    }

    static void requireUnaltered(Store store, Origin origin, MerkleTree tree) {
        store.correspondence().witness(origin.text()).ifPresent(row -> {
            if (row.size() > tree.size() || !tree.root(row.size()).equals(row.root())) {
                throw Refusal.of(StoreRefusal.ALTERED).refused();
            }
        });
    }

    private Optional<WitnessRow> last() {
        return premises.store()
                .correspondence()
                .witness(premises.self().origin().text());
    }
}
