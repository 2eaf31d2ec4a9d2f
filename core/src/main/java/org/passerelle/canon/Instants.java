package org.passerelle.canon;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.passerelle.refusal.Refusal;

/** Instants as documents write them: UTC, milliseconds, {@code 2026-11-21T09:00:00.000Z}. */
public final class Instants {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Instants() {}

    public static String format(Instant instant) {
        return FORM.format(instant);
    }

    /** Reads exactly what {@link #format} writes, nothing else. */
    public static Instant parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (format(instant).equals(text)) {
                return instant;
            }
        } catch (DateTimeParseException malformed) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused(malformed);
        }
        throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
    }

    /** The instant as documents can hold it. */
    public static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
