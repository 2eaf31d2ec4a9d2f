package org.passerelle.gateway.console.work;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.LiveSource;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/**
 * Tells open pages that something changed, and nothing else, as Server-Sent Events (WHATWG HTML §9.2): one follower of the node for all
 * of them.
 */
public final class Bell {
    /** Pages that are told at once. */
    public static final int MOST = 200;
    /** Pages of one session among them. */
    public static final int MOST_OF_ONE = 8;
    /** From one sign of life to the next, at which a session that ended is noticed. */
    public static final Duration BEAT = Duration.ofSeconds(15);

    private static final byte[] BEGUN = octets("retry: 5000\n\n");
    private static final byte[] CHANGED = octets("data: changed\n\n");
    private static final byte[] NOTHING = octets(":\n\n");

    private final Set<Ear> ears = ConcurrentHashMap.newKeySet();

    public Bell(Exchanges exchanges) {
        exchanges.follow(row -> ears.forEach(ear -> ear.hear(row)));
    }

    /**
     * What one page is told.
     *
     * @param owner which session's it is
     * @param concerned of which exchanges it is told
     * @param lasts whether the session does
     * @param missed whether something changed since the page was written
     * @throws org.passerelle.refusal.Refused {@link HttpRefusal#BUSY} beyond the limits
     */
    LiveSource listen(String owner, Predicate<ExchangeRow> concerned, BooleanSupplier lasts, BooleanSupplier missed) {
        long own = ears.stream().filter(ear -> ear.owner.equals(owner)).count();
        if (ears.size() >= MOST || own >= MOST_OF_ONE) {
            throw Refusal.of(HttpRefusal.BUSY).refused();
        }
        return new Ear(owner, concerned, lasts, missed);
    }

    /** How many pages are told now. */
    int open() {
        return ears.size();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One page's. */
    private final class Ear implements LiveSource {
        private final String owner;
        private final Predicate<ExchangeRow> concerned;
        private final BooleanSupplier going;
        private final BooleanSupplier missed;
        private volatile @Nullable Taker taker;

        Ear(String owner, Predicate<ExchangeRow> concerned, BooleanSupplier going, BooleanSupplier missed) {
            this.owner = owner;
            this.concerned = concerned;
            this.going = going;
            this.missed = missed;
        }

        void hear(ExchangeRow row) {
            Taker told = taker;
            if (told != null && concerned.test(row)) {
                told.take(CHANGED);
            }
        }

        @Override
        public Runnable begin(Taker begun) {
            taker = begun;
            ears.add(this);
            begun.take(BEGUN);
            // looked up once it is listed, so that nothing falls between
            if (missed.getAsBoolean()) {
                begun.take(CHANGED);
            }
            return () -> ears.remove(this);
        }

        @Override
        public boolean lasts() {
            return going.getAsBoolean();
        }

        @Override
        public byte[] beat() {
            return NOTHING.clone();
        }

        @Override
        public Duration pause() {
            return BEAT;
        }
    }
}
