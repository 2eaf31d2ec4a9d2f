package org.passerelle.letter.cda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.letter.cda.xml.Element;

/** A point in time as HL7 v3 writes it (TS): {@code 20261120153000+0100}, cut anywhere from the right. */
final class HlTime {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{1,9})?)?)?)?)?)?([+-]\\d{4})?");
    /** Where a document of France is written that does not say where. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private HlTime() {}

    /** The instant, of which what is cut off is its beginning. */
    static Optional<Instant> instant(Element time) {
        Matcher written = FORM.matcher(time.attribute("value"));
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            var local = LocalDateTime.of(
                    part(written, 1, 0),
                    part(written, 2, 1),
                    part(written, 3, 1),
                    part(written, 4, 0),
                    part(written, 5, 0),
                    part(written, 6, 0));
            String offset = written.group(7);
            return Optional.of(
                    local.atZone(offset == null ? PARIS : ZoneOffset.of(offset)).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The day, when it is written to the day. */
    static Optional<LocalDate> day(Element time) {
        Matcher written = FORM.matcher(time.attribute("value"));
        if (!written.matches() || written.group(3) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(part(written, 1, 0), part(written, 2, 1), part(written, 3, 1)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static int part(Matcher written, int group, int missing) {
        String digits = written.group(group);
        return digits == null ? missing : Integer.parseInt(digits);
    }
}
