package org.passerelle.port;

import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.ledger.Chain;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.Salt;
import org.passerelle.port.keep.Change;

/** A chain as a node would write it: each call makes the next entry. */
public final class Trail {
    /** When every trail begins. */
    public static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00Z");

    private final Id exchange;
    private final Id x;
    private final Random random;
    private @Nullable Leaf last;

    public Trail(int seed) {
        this(Id.random(new Random(seed)), seed);
    }

    public Trail(Id exchange, int seed) {
        this.exchange = exchange;
        this.random = new Random(seed + 1L);
        this.x = Id.random(random);
    }

    public Id exchange() {
        return exchange;
    }

    public Id x() {
        return x;
    }

    /** The next entry, a minute after the one before. */
    public Change.Append next(String event) {
        return next(event, last == null ? BEGIN : last.at().plusSeconds(60));
    }

    public Change.Append next(String event, Instant at) {
        Salt salt = Salt.random(random);
        Json.Obj payload = Json.object()
                .put("event", event)
                .put("question", "Nævus atypique ?")
                .build();
        Leaf leaf =
                last == null ? Chain.first(x, event, at, payload, salt) : Chain.next(last, event, at, payload, salt);
        last = leaf;
        return new Change.Append(exchange, leaf, salt.bytes(), Canon.octets(payload));
    }

    /** Goes on after an entry that was read back. */
    public void continueAfter(Leaf stored) {
        last = stored;
    }

    /** Forgets the last entry, as a node does whose commit failed. */
    public void backTo(@Nullable Leaf former) {
        last = former;
    }
}
