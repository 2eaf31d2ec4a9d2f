package org.passerelle.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.ledger.Refusing.refuses;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.MemoryHashStore;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.trace.Evidence;
import org.passerelle.ledger.trace.GrowthProof;
import org.passerelle.port.keep.StoreRefusal;

/** Which receipts go with a trace. The ledger has 1,000 leaves; the chain's leaf 0 is its 3rd. */
class TraceEvidenceTest {
    private static final Origin ORIGIN =
            new Origin(new Id("0000000000000000000000000000000a"), new Id("0000000000000000000000000000000b"));
    private static final long FIRST = 2;
    private static final long ROOM = 1 << 24;
    private static final String LINE = "avis@ch-essai.test";

    private final MemoryHashStore ledger = new MemoryHashStore();
    private final Map<Id, byte[]> kept = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    TraceEvidenceTest() {
        for (int leaf = 0; leaf < 1000; leaf++) {
            ledger.append(MerkleTree.leafHash(String.valueOf(leaf).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void tellsTheEarliestReceiptOfEachSizeAndProvesItsGrowth() {
        read(LINE, "first", held(10), null);
        read(LINE, "again", held(10), null);
        read("autre@ch-essai.test", "another's", held(10), null);
        read(LINE, "later", held(20), null);
        assertThat(told(ROOM)).containsExactly("first", "another's", "later", "10", "20");
    }

    @Test
    void tellsEveryDistinctHead() {
        read(LINE, "one", held(10), head(1));
        read(LINE, "same", held(10), head(1));
        read(LINE, "two", held(10), head(2));
        read(LINE, "ledgerless", null, head(3));
        assertThat(told(ROOM)).containsExactly("one", "two", "ledgerless", "10");
    }

    @Test
    void leavesOutWhatSaysNothingOfThisChain() {
        read(LINE, "before leaf 0", held(FIRST), null);
        read(LINE, "of leaf 0", held(FIRST + 1), null);
        read(LINE, "of another ledger", new Checkpoint(new Origin(ORIGIN.node(), ORIGIN.node()), 9, hash("x")), null);
        assertThat(told(ROOM)).containsExactly("of leaf 0", "3");
    }

    @Test
    void leavesOutWhatContradictsTheLedger() {
        read(LINE, "forked", new Checkpoint(ORIGIN, 10, hash("other")), head(1));
        read(LINE, "ahead", new Checkpoint(ORIGIN, 1001, hash("ahead")), head(2));
        assertThat(told(ROOM)).isEmpty();
    }

    @Test
    void leavesOutWhatWasNotKeptOrIsGoneAndRefusesWhatWasAltered() {
        read(LINE, "gone", held(10), null);
        kept.clear();
        events.add(new Event.Remark(
                Event.Remark.Kind.RECEIPT_READ,
                Json.object()
                        .put("recipient", LINE)
                        .put("ledger", held(30).json())
                        .build()));
        assertThat(told(ROOM)).isEmpty();
        Id altered = read(LINE, "altered", held(20), null);
        kept.put(altered, new byte[] {1});
        refuses(StoreRefusal.ALTERED, () -> told(ROOM));
    }

    @Test
    void tellsTheLatestWhereNotAllHaveRoom() {
        read(LINE, "1".repeat(30_000), held(10), null);
        read(LINE, "2".repeat(30_000), held(20), null);
        long both = 64 + 2 * (64 + 40_000) + taken(10) + taken(20);
        assertThat(told(both)).hasSize(4);
        assertThat(told(both - 1)).containsExactly("2".repeat(30_000), "20");
        assertThat(told(0)).isEmpty();
    }

    @Test
    void tellsNoMoreReceiptsThanTheLimit() {
        for (int size = 0; size < TraceEvidence.MOST_RECEIPTS; size++) {
            read(LINE, "r" + size, held(10 + size), null);
        }
        assertThat(told(ROOM)).hasSize(2 * TraceEvidence.MOST_RECEIPTS).startsWith("r0");
        read(LINE, "last", held(900), null);
        assertThat(told(ROOM)).hasSize(2 * TraceEvidence.MOST_RECEIPTS).startsWith("r1");
    }

    @Test
    void evidenceNeverTakesMoreThanItsShare() {
        int most = (int) (TraceEvidence.LARGEST / (64 + 80_000));
        for (int size = 0; size <= most; size++) {
            read(LINE, String.valueOf(size % 10).repeat(60_000), null, head(size));
        }
        assertThat(told(ROOM)).hasSize(most);
    }

    private long taken(long from) {
        return 64 + (GrowthProof.of(ledger.tree(), from, 1000).evidence().octets().length + 2L) / 3 * 4;
    }

    private Id read(
            String by,
            String octets,
            @org.jspecify.annotations.Nullable Checkpoint held,
            @org.jspecify.annotations.Nullable Head head) {
        var blob = new Id(String.format(java.util.Locale.ROOT, "%032x", events.size()));
        byte[] mail = octets.getBytes(StandardCharsets.UTF_8);
        kept.put(blob, mail);
        Json.Builder facts =
                Json.object().put("recipient", by).put("kept", blob).put("sha256", Sha256.hash(mail));
        if (held != null) {
            facts.put("ledger", held.json());
        }
        if (head != null) {
            facts.put("head", head.json());
        }
        events.add(new Event.Remark(Event.Remark.Kind.RECEIPT_READ, facts.build()));
        return blob;
    }

    private Checkpoint held(long size) {
        return new Checkpoint(ORIGIN, size, ledger.tree().root(size));
    }

    private static Head head(long n) {
        return new Head(ORIGIN.node(), n, hash("leaf " + n));
    }

    private static Sha256 hash(String text) {
        return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Receipts by their octets, proofs by the size that they start from. */
    private List<String> told(long room) {
        var evidence = new TraceEvidence(
                ledger.tree(), Checkpoint.of(ORIGIN, ledger.tree()), blob -> Optional.ofNullable(kept.get(blob)));
        return evidence.of(events, FIRST, room).stream()
                .map(piece -> piece.kind().equals(Evidence.RECEIPT)
                        ? new String(piece.octets(), StandardCharsets.UTF_8)
                        : String.valueOf(GrowthProof.read(piece.octets()).from()))
                .toList();
    }
}
