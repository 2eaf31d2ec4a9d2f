package org.passerelle.canon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.passerelle.refusal.Refusal;

/** Instants as documents write them: UTC, milliseconds, {@code 2026-11-21T09:00:00.000Z}. */
public final class Instants {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int LENGTH = "uuuu-MM-ddTHH:mm:ss.SSSZ".length();

    private Instants() {}

    public static String format(Instant instant) {
        return FORM.format(instant);
    }

    /** Reads exactly what {@link #format} writes for the years 0000 to 9999, nothing else. */
    public static Instant parse(String text) {
        if (text.length() == LENGTH && Character.digit(text.charAt(0), 10) >= 0) {
            try {
                Instant instant = Instant.parse(text);
                if (format(instant).equals(text)) {
                    return instant;
                }
            } catch (DateTimeException malformed) {
                // Its message quotes the text: it must not become the cause.
                throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
            }
        }
        throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
    }

    /** The instant as documents can hold it. */
    public static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
