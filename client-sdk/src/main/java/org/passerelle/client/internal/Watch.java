package org.passerelle.client.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.node.Node;
import org.passerelle.node.View;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells followers what changed. Whoever turns {@link #look} is the only thread that followers are called on. A follower that
 * fails is told the same thing again at the next look.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** Changes are looked for again this far back, because a machine's clock may be set back a little. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** What the node itself notes beside what happens; a callback that reads an answer must not call itself back. */
    private static final Set<Kind> QUIET = Set.of(
            Kind.READ, Kind.EXPORTED, Kind.ATTACHED, Kind.SEALED, Kind.RECEIVED, Kind.RECEIPT_WRITTEN, Kind.TOLD);

    private final Node node;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    Watch(Node node) {
        this.node = node;
    }

    /** Somebody who is told. */
    private interface Follower {
        int look();
    }

    /** Follows one exchange from a version that is known; closing the answer ends it. */
    AutoCloseable follow(Id exchange, long seen, Consumer<Id> told) {
        return add(new OfOne(exchange, seen, told));
    }

    /** Follows every exchange from an instant on, the instant included. */
    AutoCloseable followAll(Instant since, Consumer<Id> told) {
        return add(new OfAll(since, told));
    }

    /** One look; tells how many calls were made. */
    synchronized int look() {
        int calls = 0;
        for (Follower follower : followers) {
            calls += follower.look();
        }
        return calls;
    }

    private AutoCloseable add(Follower follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Whether anything worth a call stands in the journal after that version. */
    private boolean isNews(Id exchange, long seen) {
        List<View.Dated> entries = node.view(exchange).entries();
        return entries.subList((int) Math.min(Math.max(seen, 0), entries.size()), entries.size()).stream()
                .map(View.Dated::event)
                .anyMatch(event -> !(event instanceof Event.Remark remark && QUIET.contains(remark.kind())));
    }

    private static boolean told(Consumer<Id> told, Id exchange) {
        try {
            told.accept(exchange);
            return true;
        } catch (RuntimeException failed) {
            LOG.error("a callback failed; cause={}", failed.getClass().getName());
            LOG.debug("a callback failed", failed);
            return false;
        }
    }

    private final class OfOne implements Follower {
        private final Id exchange;
        private final Consumer<Id> told;
        private long seen;

        OfOne(Id exchange, long seen, Consumer<Id> told) {
            this.exchange = exchange;
            this.seen = seen;
            this.told = told;
        }

        @Override
        public int look() {
            long version = node.row(exchange).map(ExchangeRow::version).orElse(0L);
            if (version <= seen) {
                return 0;
            }
            boolean news = isNews(exchange, seen);
            if (news && !told(told, exchange)) {
                return 0;
            }
            seen = version;
            return news ? 1 : 0;
        }
    }

    private final class OfAll implements Follower {
        private final Consumer<Id> told;
        private final Map<Id, Long> seen = new HashMap<>();
        private Instant since;

        OfAll(Instant since, Consumer<Id> told) {
            this.since = since;
            this.told = told;
        }

        @Override
        public int look() {
            int calls = 0;
            Instant reached = since;
            for (ExchangeRow row : Engine.rows(node, ExchangeQuery.all(), since)) {
                long known = seen.getOrDefault(row.exchange(), 0L);
                boolean news = row.version() > known && isNews(row.exchange(), known);
                if (news && !told(told, row.exchange())) {
                    return calls;
                }
                seen.put(row.exchange(), row.version());
                calls += news ? 1 : 0;
                reached = reached.isAfter(row.updated()) ? reached : row.updated();
            }
            since = since.isAfter(reached.minus(MARGIN)) ? since : reached.minus(MARGIN);
            return calls;
        }
    }
}
