package org.passerelle.ledger.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Chain;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.EndorsementOpener;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.MemoryHashStore;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.OpenedEndorsement;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.Salt;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.ledger.SignedCheckpoint;

/** A node's ledger with one exchange's chain among the leaves of others. */
final class LedgerFixture implements EndorsementOpener {
    static final Instant NINE = Instant.parse("2026-11-20T09:00:00.000Z");
    static final Origin ORIGIN =
            new Origin(new Id("00112233445566778899aabbccddeeff"), new Id("ffeeddccbbaa99887766554433221100"));
    static final Id X = new Id("0123456789abcdef0123456789abcdef");
    static final String HOSPITAL = "1550000000";

    final LedgerKey key = LedgerKey.generate(new SeededRandom(1));
    final Endorsement endorsement = Endorsement.first(ORIGIN, key.verifyKey());
    final MemoryHashStore store = new MemoryHashStore();
    final List<Entry> entries = new ArrayList<>();
    final List<Long> indices = new ArrayList<>();
    Optional<Instant> judgedAt = Optional.empty();

    static final String PRACTICE = "1550000099";

    private final Random random = new Random(7);

    LedgerFixture(String... events) {
        others(3);
        for (String event : events) {
            happens(event);
            others(2);
        }
    }

    void happens(String event) {
        Salt salt = Salt.random(random);
        int n = entries.size();
        Json.Obj payload = Json.object().put("step", n).put("what", event).build();
        Instant at = NINE.plusSeconds(n);
        Leaf leaf = n == 0
                ? Chain.first(X, event, at, payload, salt)
                : Chain.next(entries.get(n - 1).leaf(), event, at, payload, salt);
        entries.add(Entry.of(leaf, salt, payload));
        indices.add(store.tree().size());
        store.append(leaf.hash());
    }

    void others(int count) {
        for (int i = 0; i < count; i++) {
            store.append(MerkleTree.leafHash(Id.random(random).hex().getBytes(StandardCharsets.UTF_8)));
        }
    }

    SignedCheckpoint checkpoint() {
        return SignedCheckpoint.sign(Checkpoint.of(ORIGIN, store.tree()), key);
    }

    TraceCertificateWriter writer() {
        return new TraceCertificateWriter(endorsement.octets(), checkpoint(), store.tree());
    }

    byte[] certificate() {
        TraceCertificateWriter writer = writer();
        for (int n = 0; n < entries.size(); n++) {
            writer.add(entries.get(n), indices.get(n));
        }
        return writer.write(key);
    }

    /** What the practice would state at some time to hold of this ledger, when it had that many leaves. */
    Statement witness(long size, int minute) {
        return witness(PRACTICE, new Checkpoint(ORIGIN, size, store.tree().root(size)), minute);
    }

    static Statement witness(@Nullable String by, Checkpoint held, int minute) {
        return new Statement(by, "O=Essai", NINE.plusSeconds(60L * minute), held, null);
    }

    /** What the ledger's own hospital tells of its chain. */
    static Statement byHospital(Head head) {
        return new Statement(HOSPITAL, "O=CH de Bar-le-Duc", NINE, null, head);
    }

    /** A certificate that proves its growth from these sizes and carries this evidence. */
    byte[] certificate(List<Long> sizes, Evidence... pieces) {
        TraceCertificateWriter writer = writer();
        for (int n = 0; n < entries.size(); n++) {
            writer.add(entries.get(n), indices.get(n));
        }
        List.of(pieces).forEach(writer::add);
        long size = store.tree().size();
        sizes.forEach(
                from -> writer.add(GrowthProof.of(store.tree(), from, size).evidence()));
        return writer.write(key);
    }

    /** Plays the seal: its "CMS" is the bare document. */
    @Override
    public OpenedEndorsement open(byte[] cms, Optional<Instant> when) {
        judgedAt = when;
        return new OpenedEndorsement(cms, HOSPITAL, "O=CH de Bar-le-Duc", Sha256.hash(new byte[] {1}));
    }
}
