package org.passerelle.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One event of one chain, as the ledger holds it (WIRE §5). It holds no content: only the commitment to it.
 *
 * @param x the chain: random, one per exchange and node
 * @param n position in the chain, from 0
 * @param prev the {@linkplain #hash leaf hash} of leaf n−1, or null for n = 0
 * @param event the event's name
 * @param at when, in milliseconds; never before the leaf before
 * @param c the {@link Commitment} to the event's payload
 * @param more members of a later minor version, kept so that the hash still holds
 */
public record Leaf(Id x, long n, @Nullable Sha256 prev, String event, Instant at, Sha256 c, Map<String, Json> more) {
    /** The type of the document. */
    public static final String KIND = "passerelle/leaf/1";
    /** The event that ends a chain whose salts and payloads were destroyed. */
    public static final String ERASED = "erased";

    private static final Set<String> KNOWN = Set.of("type", "crit", "x", "n", "prev", "event", "at", "c");
    private static final Set<String> OWN = Set.of("type", "x", "n", "prev", "event", "at", "c");
    private static final Pattern EVENT = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

    public Leaf {
        if (n < 0
                || n > MerkleTree.LARGEST
                || (n == 0) != (prev == null)
                || !EVENT.matcher(event).matches()
                || !at.equals(Instants.toMillis(at))
                || more.keySet().stream().anyMatch(OWN::contains)) {
            throw Refusal.of(LedgerRefusal.LEAF_FORM).with(FactKey.OFFSET, n).refused();
        }
        more = Map.copyOf(more);
    }

    public Leaf(Id x, long n, @Nullable Sha256 prev, String event, Instant at, Sha256 c) {
        this(x, n, prev, event, at, c, Map.of());
    }

    /** Reads a leaf's data. */
    public static Leaf read(byte[] octets) {
        Json.Obj json = Canon.read(octets, KIND, KNOWN);
        var more = new TreeMap<>(json.members());
        OWN.forEach(more::remove);
        return new Leaf(
                json.id("x"),
                json.whole("n"),
                json.findText("prev").map(Sha256::parse).orElse(null),
                json.text("event"),
                json.instant("at"),
                json.hash("c"),
                more);
    }

    /** Reads a leaf that stands inside another document. */
    public static Leaf read(Json.Obj json) {
        return read(Canon.octets(json));
    }

    /** The leaf as a document. */
    public Json.Obj json() {
        var json = Json.object()
                .put("type", KIND)
                .put("x", x)
                .put("n", n)
                .put("prev", prev == null ? null : prev.hex())
                .put("event", event)
                .put("at", at)
                .put("c", c);
        more.forEach(json::put);
        return json.build();
    }

    /** The leaf's data: its canonical octets. */
    public byte[] octets() {
        return Canon.octets(json());
    }

    /** The RFC 9162 leaf hash of the leaf's data. */
    public Sha256 hash() {
        return MerkleTree.leafHash(octets());
    }

    /** This leaf as a chain's head. */
    public Head head() {
        return new Head(x, n, hash());
    }

    public boolean isErased() {
        return event.equals(ERASED);
    }
}
