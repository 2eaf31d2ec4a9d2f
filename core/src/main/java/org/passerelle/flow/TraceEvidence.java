package org.passerelle.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.mail.KeepReceipt;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.trace.Evidence;
import org.passerelle.ledger.trace.GrowthProof;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The evidence that goes with a trace: the kept receipts of its exchange that say something which no earlier one of the same
 * correspondent said, of our ledger or of their own chain, and the proofs by which our checkpoint extends what they state. A
 * receipt that contradicts our ledger is an alarm and evidence of its own; it is left out here.
 */
final class TraceEvidence {
    /** Most receipts of one certificate; each needs at most one proof beside it. */
    static final int MOST_RECEIPTS = 400;
    /** Most octets that evidence may take in a certificate. */
    static final long LARGEST = 6L * 1024 * 1024;

    /** What a piece takes in the certificate beside its octets. */
    private static final int AROUND = 64;

    private final MerkleTree tree;
    private final Checkpoint checkpoint;
    private final Kept kept;

    /**
     * @param tree the ledger, at the checkpoint's size or larger
     * @param checkpoint the certificate's
     * @param kept the receipts' octets
     */
    TraceEvidence(MerkleTree tree, Checkpoint checkpoint, Kept kept) {
        this.tree = tree;
        this.checkpoint = checkpoint;
        this.kept = kept;
    }

    /** Where receipts are kept. */
    @FunctionalInterface
    interface Kept {
        /** The octets of a blob; nothing when it is gone. */
        Optional<byte[]> octets(Id blob);
    }

    /** Reads an exchange's blobs. */
    static Kept keptIn(Blobs blobs, Id exchange) {
        return blob -> {
            try (InputStream in = blobs.open(exchange, blob)) {
                return Optional.of(in.readNBytes(KeepReceipt.LONGEST + 1));
            } catch (IOException unreadable) {
                throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
            } catch (Refused refused) {
                if (refused.refusal().is(StoreRefusal.BLOB_MISSING)) {
                    return Optional.empty();
                }
                throw refused;
            }
        };
    }

    /** A receipt that may be told, and the size of our ledger that it states; 0 when it states none. */
    private record Told(int place, Json.Obj facts, long size) {}

    /**
     * The pieces, oldest first. Where not all have room, the latest are told: they reach farthest.
     *
     * @param events the chain's events
     * @param first the ledger's index of its leaf 0
     * @param room how many octets the certificate can take
     */
    List<Evidence> of(List<Event> events, long first, long room) {
        List<Told> worthy = worthy(events, first);
        worthy.sort(Comparator.comparing(Told::place).reversed());
        List<Evidence> receipts = new ArrayList<>();
        Set<Long> sizes = new TreeSet<>();
        long left = Math.min(room, LARGEST) - AROUND;
        for (Told told : worthy) {
            Optional<Evidence> receipt = receipts.size() < MOST_RECEIPTS ? octets(told) : Optional.empty();
            if (receipt.isEmpty()) {
                continue;
            }
            boolean prove = told.size() > 0 && told.size() < checkpoint.size() && !sizes.contains(told.size());
            long taken = taken(receipt.get()) + (prove ? taken(proof(told.size())) : 0);
            if (taken <= left) {
                left -= taken;
                receipts.add(0, receipt.get());
                if (prove) {
                    sizes.add(told.size());
                }
            }
        }
        sizes.forEach(size -> receipts.add(proof(size)));
        return receipts;
    }

    private Evidence proof(long size) {
        return GrowthProof.of(tree, size, checkpoint.size()).evidence();
    }

    private static long taken(Evidence piece) {
        return AROUND + (piece.octets().length + 2L) / 3 * 4;
    }

    /** The kept receipts that say something new, oldest first. */
    private List<Told> worthy(List<Event> events, long first) {
        List<Told> worthy = new ArrayList<>();
        Set<List<Object>> said = new HashSet<>();
        for (int place = 0; place < events.size(); place++) {
            if (events.get(place) instanceof Event.Remark remark
                    && remark.kind() == Kind.RECEIPT_READ
                    && remark.facts().has(KeepReceipt.BLOB)) {
                Json.Obj facts = remark.facts();
                Optional<Checkpoint> held = held(facts);
                if (held.isPresent() && !isOurs(held.get())) {
                    continue;
                }
                long size = held.map(Checkpoint::size).orElse(0L);
                String who = facts.text("recipient");
                boolean reaches = size > first && said.add(List.of(who, size));
                boolean head = facts.findObject("head")
                        .filter(stated -> said.add(List.of(who, stated)))
                        .isPresent();
                if (reaches || head) {
                    worthy.add(new Told(place, facts, size));
                }
            }
        }
        return worthy;
    }

    /** What the receipt states of this ledger; nothing when it is about another, such as one before a new incarnation. */
    private Optional<Checkpoint> held(Json.Obj facts) {
        return facts.findObject("ledger")
                .map(Checkpoint::read)
                .filter(held -> held.origin().equals(checkpoint.origin()));
    }

    private boolean isOurs(Checkpoint held) {
        return held.size() <= checkpoint.size() && tree.root(held.size()).equals(held.root());
    }

    /** The receipt as it was received; nothing when its blob is gone, and refused when it is not what the trace names. */
    private Optional<Evidence> octets(Told told) {
        Optional<byte[]> octets = kept.octets(told.facts().id(KeepReceipt.BLOB));
        if (octets.isPresent() && !Sha256.hash(octets.get()).equals(told.facts().hash(KeepReceipt.HASH))) {
            throw Refusal.of(StoreRefusal.ALTERED).refused();
        }
        return octets.map(read -> new Evidence(Evidence.RECEIPT, read));
    }
}
