package org.passerelle.letter.mime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.frame.EncodedWords;

/**
 * Header fields on their way to the wire (RFC 5322), each line within 998 octets and nothing but ASCII. No value that comes from
 * outside can end a line: addresses and ids are types, texts become encoded words (RFC 2047).
 */
public final class HeaderFields {
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@-]{3,248}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss +0000", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder(1024);

    /** A value that this code wrote or checked: printable ASCII, folded where it holds a line end and a blank. */
    public HeaderFields add(String name, String value) {
        for (String line : value.split("\r\n ", -1)) {
            if (!PRINTABLE.matcher(line).matches() || line.length() > EncodedWords.LONGEST_LINE) {
                throw refused(name);
            }
        }
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** Those of this software. */
    public HeaderFields addAll(Map<String, String> fields) {
        fields.forEach(this::add);
        return this;
    }

    /** The field that a reader with these limits would refuse: one too many, or one too long, its folding counted. */
    public Optional<String> beyond(int most, int octets) {
        String[] fields = text.toString().split("\r\n(?! )");
        return Arrays.stream(fields)
                .filter(field -> fields.length > most || field.length() + 2 >= octets)
                .map(field -> field.substring(0, field.indexOf(':')))
                .findFirst();
    }

    /** The fields so far, the empty line and nothing else. */
    public byte[] octets() {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** As To holds them. */
    public static String addresses(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::value).collect(Collectors.joining(",\r\n "));
    }

    /** RFC 5322 §3.3, in UTC. */
    public static String date(Instant date) {
        return DATE.format(date.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Ids without their angle brackets, as a field holds them. */
    public static String messageIds(List<String> ids) {
        return ids.stream().map(HeaderFields::messageId).collect(Collectors.joining("\r\n "));
    }

    /** An id without its angle brackets, as a field holds it. */
    public static String messageId(String id) {
        if (!MESSAGE_ID.matcher(id).matches()) {
            throw refused("Message-ID");
        }
        return "<" + id + ">";
    }

    /** Plain ASCII as it is, all else as encoded words that never cut a character. */
    public static String words(String written) {
        return EncodedWords.of(written).orElseThrow(() -> refused("Subject"));
    }

    /** A parameter's value as RFC 2231 writes it, {@code UTF-8''…}. */
    public static String extended(String value) {
        var out = new StringBuilder("UTF-8''");
        for (byte octet : octets(value)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_')) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        }
        return out.toString();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static org.passerelle.refusal.Refused refused(String name) {
        return Refusal.of(MimeRefusal.HEADER_VALUE).with(FactKey.FIELD, name).refused();
    }
}
