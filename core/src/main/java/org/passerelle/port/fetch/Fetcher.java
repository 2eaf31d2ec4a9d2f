package org.passerelle.port.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.Refusal;

/** Asks hosts that settings allow, and nobody else, for what they publish; follows no redirect. */
public interface Fetcher {

    /** Whether that place may be asked at all; tells it without asking anybody. */
    boolean allows(URI uri);

    /**
     * Fetches a whole document.
     *
     * @throws org.passerelle.refusal.Refused with a {@link FetchRefusal}
     */
    byte[] fetch(Order order);

    /**
     * What is asked for.
     *
     * @param uri where
     * @param headers what else is said, by header name
     * @param body what is sent with {@code POST}; null for {@code GET}
     * @param limits what is waited for and read at most
     */
    record Order(
            URI uri, Map<String, String> headers, @Nullable Body body, Limits limits) {
        public Order {
            headers = Map.copyOf(headers);
        }

        /** {@code GET} without further headers. */
        public static Order get(URI uri, Limits limits) {
            return new Order(uri, Map.of(), null, limits);
        }

        public Optional<Body> findBody() {
            return Optional.ofNullable(body);
        }

        /** Nothing: headers may hold a key. */
        @Override
        public String toString() {
            return "Order[…]";
        }
    }

    /**
     * What is sent.
     *
     * @param type its media type
     * @param octets its octets
     */
    record Body(String type, byte[] octets) {}

    /**
     * The limits of one answer.
     *
     * @param time from the first step to the last octet
     * @param octets most octets of the body
     */
    record Limits(Duration time, int octets) {
        /** 5 seconds, 10 MiB. */
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(5), 10 * 1024 * 1024);

        public Limits {
            if (time.isNegative() || time.isZero() || octets < 1) {
                throw new IllegalArgumentException("limits are positive");
            }
        }

        /** No more than this time. */
        public Limits within(Duration other) {
            return other.compareTo(time) < 0 ? new Limits(other, octets) : this;
        }

        /** No more than so many octets. */
        public Limits upTo(int most) {
            return most < octets ? new Limits(time, most) : this;
        }
    }

    /** Allows nothing. */
    static Fetcher none() {
        return new Fetcher() {
            @Override
            public boolean allows(URI uri) {
                return false;
            }

            @Override
            public byte[] fetch(Order order) {
                throw Refusal.of(FetchRefusal.HOST).refused();
            }
        };
    }
}
