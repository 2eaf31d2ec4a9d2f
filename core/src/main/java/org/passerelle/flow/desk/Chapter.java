package org.passerelle.flow.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.ledger.Chain;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.Salt;
import org.passerelle.port.keep.Change;

/** Appends entries to one chain: makes leaves that follow one another and the changes that store them. */
public final class Chapter {
    private final Id exchange;
    private final Id x;
    private final RandomGenerator random;
    private final List<Change> appends = new ArrayList<>();
    private @Nullable Leaf last;

    public Chapter(Id exchange, Id x, @Nullable Leaf last, RandomGenerator random) {
        this.exchange = exchange;
        this.x = x;
        this.last = last;
        this.random = random;
    }

    /** Appends one entry. A clock that went back is held at the last entry's time. */
    public void write(String type, Json.Obj payload, Instant now) {
        Salt salt = Salt.random(random);
        Leaf before = last;
        Leaf leaf = before == null
                ? Chain.first(x, type, now, payload, salt)
                : Chain.next(before, type, before.at().isAfter(now) ? before.at() : now, payload, salt);
        last = leaf;
        appends.add(new Change.Append(exchange, leaf, salt.bytes(), Canon.octets(payload)));
    }

    public Id x() {
        return x;
    }

    public Optional<Head> head() {
        return Optional.ofNullable(last).map(Leaf::head);
    }

    /** Number of entries, stored and new. */
    public long length() {
        return last == null ? 0 : last.n() + 1;
    }

    public List<Change> appends() {
        return appends;
    }
}
