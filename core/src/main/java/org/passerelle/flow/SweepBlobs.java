package org.passerelle.flow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.draft.Drafts;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store;
import org.passerelle.refusal.Refused;

/**
 * Removes blobs that nothing refers to: of a step that was never committed, of a mail that had its effect, of one that was
 * settled long ago. A blob is written before the commit that refers to it, so young ones stay, whatever refers to them.
 */
public final class SweepBlobs {
    /** A blob so young may belong to a step that is still being taken. */
    public static final Duration YOUNG = Duration.ofDays(1);
    /** The bytes of a mail are kept so long after it was done with: a letter may be asked for, a receipt asked again. */
    public static final Duration SETTLED = Duration.ofDays(60);
    /** Pause between two sweeps. */
    public static final Duration PAUSE = Duration.ofHours(1);

    private final Premises premises;
    private Instant last;
    private Instant beforeLast;
    private Instant next;

    public SweepBlobs(Premises premises) {
        this.premises = premises;
        this.last = premises.now();
        this.beforeLast = last;
        this.next = last;
    }

    /** Sweeps when it is time; tells how many blobs were removed. */
    public synchronized int step() {
        Instant now = premises.now();
        if (now.isBefore(next)) {
            return 0;
        }
        next = now.plus(PAUSE);
        var wanted = new Wanted(now.minus(SETTLED));
        int removed = premises.blobs()
                .sweep(keptBefore(now), (exchange, blob) -> isOpenDraft(exchange, blob) || wanted.test(exchange, blob));
        removed += premises.blobs()
                .sweep(
                        now.minus(Drafts.KEPT),
                        (exchange, blob) -> !Drafts.isDraft(blob) || wanted.test(exchange, blob));
        beforeLast = last;
        last = now;
        return removed;
    }

    /** What somebody wrote and has not sent stays for a while, as long as it can be sent. */
    private boolean isOpenDraft(Id exchange, Id blob) {
        return Drafts.isDraft(blob)
                && premises.store()
                        .journals()
                        .row(exchange)
                        .filter(row -> !row.ended())
                        .isPresent();
    }

    /**
     * A machine that slept may wake in the middle of a step days after its blobs were kept: what this process kept stays until
     * two more sweeps have passed with the machine awake.
     */
    private Instant keptBefore(Instant now) {
        Instant old = now.minus(YOUNG);
        return old.isBefore(beforeLast) ? old : beforeLast;
    }

    /** What one sweep must leave. */
    private final class Wanted {
        private final Instant settled;
        private final Set<Id> altered;
        private @Nullable Id read;
        private String journal = "";

        Wanted(Instant settled) {
            this.settled = settled;
            this.altered = new HashSet<>(premises.store().altered().stream()
                    .map(Store.Altered::exchange)
                    .toList());
            if (!altered.isEmpty()) {
                altered.add(Journals.NODE); // an altered row may have named any of its blobs
            }
        }

        boolean test(Id exchange, Id blob) {
            return altered.contains(exchange)
                    || premises.store().refersTo(exchange, blob, settled)
                    || named(exchange, blob);
        }

        /** The rows only follow from the journal: before a blob goes, the journal itself is asked. */
        private boolean named(Id exchange, Id blob) {
            try {
                if (!exchange.equals(read)) {
                    journal = premises.store().journals().entries(exchange).stream()
                            .map(row -> new String(row.payload(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("\n"));
                    read = exchange;
                }
                return journal.contains(blob.hex());
            } catch (Refused unreadable) {
                return true;
            }
        }
    }
}
