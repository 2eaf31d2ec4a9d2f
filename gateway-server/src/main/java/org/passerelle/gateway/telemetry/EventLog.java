package org.passerelle.gateway.telemetry;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes numbered events: the static text, then keys and values that are technical by their type. */
public final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");

    /** What an event may carry: never a name, an address, a content. */
    public enum Key {
        CODE,
        METHOD,
        PORT,
        ROUTE,
        SETTING,
        STATUS;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A key with its value. */
    public record Detail(Key key, String value) {
        public static Detail of(Key key, Object value) {
            return new Detail(key, String.valueOf(value));
        }
    }

    /** One line: number, text, and the details that there are. */
    public void write(Occurrence occurrence, Detail... details) {
        String more = IntStream.range(0, details.length)
                .mapToObj(at -> details[at].key().word() + "=" + details[at].value())
                .collect(Collectors.joining(" ", details.length == 0 ? "" : "; ", ""));
        if (occurrence.warns()) {
            LOG.warn("{} {}{}", occurrence.number(), occurrence.text(), more);
        } else {
            LOG.info("{} {}{}", occurrence.number(), occurrence.text(), more);
        }
    }
}
