package org.passerelle.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Octets;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The keys of one ledger in their order, as a correspondent learnt them: above the size at which a key was replaced, it no
 * longer speaks, whoever holds it. Immutable.
 */
public final class KeyHistory {
    /** The type of the document in which a correspondent keeps it. */
    public static final String KIND = "passerelle/ledger-keys/1";

    /** Most rotations of one ledger. */
    public static final int MOST = 1000;

    private final String structure;
    private final List<Endorsement> endorsements;

    private KeyHistory(String structure, List<Endorsement> endorsements) {
        this.structure = structure;
        this.endorsements = List.copyOf(endorsements);
    }

    /** Starts with the first endorsement that a correspondent sees of a ledger, which need not be the ledger's first. */
    public static KeyHistory begin(OpenedEndorsement opened) {
        return new KeyHistory(opened.structure(), List.of(opened.endorsement()));
    }

    /**
     * The history with the next key.
     *
     * @throws Refused with {@link LedgerRefusal#ENDORSEMENT} unless it follows the last endorsement, by the same organisation
     */
    public KeyHistory rotate(OpenedEndorsement opened) {
        Endorsement next = opened.endorsement();
        Endorsement last = current();
        require(opened.structure().equals(structure), "structure");
        require(next.origin().equals(last.origin()), "origin");
        require(next.previousKey().filter(last.key()::equals).isPresent(), "previousKey");
        require(next.previousEndorsement().filter(last.hash()::equals).isPresent(), "previousEndorsement");
        require(next.fromSize() >= last.fromSize(), "fromSize");
        require(endorsements.stream().noneMatch(old -> old.key().equals(next.key())), "key");
        require(endorsements.size() < MOST, "rotations");
        var longer = new ArrayList<>(endorsements);
        longer.add(next);
        return new KeyHistory(structure, longer);
    }

    /**
     * Verifies a checkpoint by the key that spoke for its size.
     *
     * @throws Refused with {@link LedgerRefusal#KEY_OVERTAKEN} when a replaced key signed it, {@link LedgerRefusal#SIGNATURE}
     *     when none did
     */
    public SignedCheckpoint open(String note) {
        Checkpoint claimed = SignedCheckpoint.claimed(note);
        if (!claimed.origin().equals(origin())) {
            throw Refusal.of(LedgerRefusal.ORIGIN).refused();
        }
        for (int i = endorsements.size() - 1; i >= 0; i--) {
            LedgerVerifyKey key = endorsements.get(i).key();
            if (isSigned(note, key)) {
                if (!speaksFor(i, claimed.size())) {
                    throw Refusal.of(LedgerRefusal.KEY_OVERTAKEN)
                            .with(FactKey.ACTUAL, claimed.size())
                            .refused();
                }
                return SignedCheckpoint.open(note, key);
            }
        }
        throw Refusal.of(LedgerRefusal.SIGNATURE)
                .with(FactKey.CHECK, "checkpoint")
                .refused();
    }

    /**
     * Reads what {@link #octets} wrote. Each endorsement is checked against itself and the one before; who endorsed them was
     * judged when they came.
     */
    public static KeyHistory read(byte[] octets) {
        Json.Obj json = Canon.read(octets, KIND, Set.of("type", "crit", "structure", "endorsements"));
        String structure = json.text("structure");
        @Nullable KeyHistory history = null;
        for (String one : json.array("endorsements").texts()) {
            var opened = new OpenedEndorsement(Octets.parse(one), structure, "", Sha256.hash());
            history = history == null ? begin(opened) : history.rotate(opened);
        }
        if (history == null) {
            throw Refusal.of(LedgerRefusal.ENDORSEMENT)
                    .with(FactKey.FIELD, "endorsements")
                    .refused();
        }
        return history;
    }

    /** The history as canonical octets, for whoever keeps it. */
    public byte[] octets() {
        return Canon.octets(Json.object()
                .put("type", KIND)
                .put("structure", structure)
                .put(
                        "endorsements",
                        Json.texts(endorsements.stream()
                                .map(Endorsement::octets)
                                .map(Octets::format)
                                .toList()))
                .build());
    }

    /** Whether this endorsement is one of them. */
    public boolean knows(Endorsement endorsement) {
        return endorsements.stream().anyMatch(known -> known.hash().equals(endorsement.hash()));
    }

    /** Number of keys. */
    public int size() {
        return endorsements.size();
    }

    public Origin origin() {
        return current().origin();
    }

    /** The endorsement of the key that speaks now. */
    public Endorsement current() {
        return endorsements.get(endorsements.size() - 1);
    }

    private boolean speaksFor(int i, long size) {
        boolean begun = size >= endorsements.get(i).fromSize();
        boolean ended =
                i + 1 < endorsements.size() && size > endorsements.get(i + 1).fromSize();
        return begun && !ended;
    }

    private static boolean isSigned(String note, LedgerVerifyKey key) {
        try {
            SignedCheckpoint.open(note, key);
            return true;
        } catch (Refused refused) {
            if (refused.refusal().is(LedgerRefusal.SIGNATURE)) {
                return false;
            }
            throw refused;
        }
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw Refusal.of(LedgerRefusal.ENDORSEMENT)
                    .with(FactKey.FIELD, field)
                    .refused();
        }
    }
}
