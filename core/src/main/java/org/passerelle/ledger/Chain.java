package org.passerelle.ledger;

import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The rules of a chain: leaves 0…n of one x, each naming the leaf hash of the one before, none earlier than it, nothing after
 * {@link Leaf#ERASED}, and each payload the one committed to.
 */
public final class Chain {
    private Chain() {}

    /** A chain's leaf 0. Its payload is the only place that ties x to an exchange. */
    public static Leaf first(Id x, String event, Instant at, Json.Obj payload, Salt salt) {
        return new Leaf(x, 0, null, event, Instants.toMillis(at), Commitment.of(salt, payload));
    }

    /**
     * The leaf after {@code last}. An instant before the last leaf's is written as the last leaf's, so that a clock set back
     * neither stops a node nor makes time run backwards in its trace.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#AFTER_ERASED}
     */
    public static Leaf next(Leaf last, String event, Instant at, Json.Obj payload, Salt salt) {
        if (last.isErased()) {
            throw refused(LedgerRefusal.AFTER_ERASED, last.n() + 1);
        }
        Instant when = at.isBefore(last.at()) ? last.at() : Instants.toMillis(at);
        return new Leaf(last.x(), last.n() + 1, last.hash(), event, when, Commitment.of(salt, payload));
    }

    /**
     * Checks a whole chain from leaf 0, and answers with its head.
     *
     * @throws org.passerelle.refusal.Refused with the {@link LedgerRefusal} of the first leaf that breaks a rule
     */
    public static Head verify(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw Refusal.of(LedgerRefusal.CHAIN_EMPTY).refused();
        }
        Leaf last = entries.get(entries.size() - 1).leaf();
        Leaf first = entries.get(0).leaf();
        verifyPlace(first, first.x(), 0);
        Sha256 hash = verifyContent(entries.get(0), last);
        for (int n = 1; n < entries.size(); n++) {
            Leaf before = entries.get(n - 1).leaf();
            Leaf leaf = entries.get(n).leaf();
            verifyPlace(leaf, first.x(), n);
            verifyFollows(before, hash, leaf);
            hash = verifyContent(entries.get(n), last);
        }
        return new Head(last.x(), last.n(), hash);
    }

    private static void verifyPlace(Leaf leaf, Id x, long n) {
        if (!leaf.x().equals(x) || leaf.n() != n) {
            throw refused(LedgerRefusal.CHAIN_GAP, n);
        }
    }

    private static void verifyFollows(Leaf before, Sha256 hashBefore, Leaf leaf) {
        if (!hashBefore.equals(leaf.prev())) {
            throw refused(LedgerRefusal.CHAIN_BROKEN, leaf.n());
        }
        if (leaf.at().isBefore(before.at())) {
            throw refused(LedgerRefusal.CHAIN_TIME, leaf.n());
        }
        if (before.isErased()) {
            throw refused(LedgerRefusal.AFTER_ERASED, leaf.n());
        }
    }

    /** Checks what the entry shows of its payload, and answers with its leaf hash. */
    private static Sha256 verifyContent(Entry entry, Leaf last) {
        Leaf leaf = entry.leaf();
        if (entry.content() instanceof Entry.Disclosed disclosed) {
            if (!Commitment.of(disclosed.salt(), disclosed.payload()).equals(leaf.c())) {
                throw refused(LedgerRefusal.COMMITMENT, leaf.n());
            }
        } else if (entry.content() instanceof Entry.Erased && (!last.isErased() || leaf.isErased())) {
            throw refused(LedgerRefusal.PAYLOAD_MISSING, leaf.n());
        }
        return leaf.hash();
    }

    private static Refused refused(LedgerRefusal code, long n) {
        return Refusal.of(code).with(FactKey.OFFSET, n).refused();
    }
}
