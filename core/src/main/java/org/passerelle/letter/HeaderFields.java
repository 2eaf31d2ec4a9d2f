package org.passerelle.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
final class HeaderFields {
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@-]{3,248}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss +0000", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder(1024);

    /** A value that this code wrote or checked: printable ASCII, folded where it holds a line end and a blank. */
    HeaderFields add(String name, String value) {
        for (String line : value.split("\r\n ", -1)) {
            if (!PRINTABLE.matcher(line).matches() || line.length() > EncodedWords.LONGEST_LINE) {
                throw refused(name);
            }
        }
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    HeaderFields addAll(Map<String, String> fields) {
        fields.forEach(this::add);
        return this;
    }

    /**
     * Refuses what a reader with these limits would refuse: too many fields, or one too long, its folding counted.
     *
     * @throws org.passerelle.refusal.Refused {@link LetterRefusal#HEADERS}
     */
    void requireWithin(ReadLimits limits) {
        String[] fields = text.toString().split("\r\n(?! )");
        for (String field : fields) {
            if (fields.length > limits.headers() || field.length() + 2 >= limits.headerOctets()) {
                throw Refusal.of(LetterRefusal.HEADERS)
                        .with(FactKey.FIELD, field.substring(0, field.indexOf(':')))
                        .with(FactKey.ACTUAL, field.length())
                        .with(FactKey.LIMIT, limits.headerOctets())
                        .refused();
            }
        }
    }

    /** The fields so far, the empty line and nothing else. */
    byte[] octets() {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    static String addresses(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::value).collect(Collectors.joining(",\r\n "));
    }

    static String date(Instant date) {
        return DATE.format(date.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Ids without their angle brackets, as a field holds them. */
    static String messageIds(List<String> ids) {
        return ids.stream().map(HeaderFields::messageId).collect(Collectors.joining("\r\n "));
    }

    static String messageId(String id) {
        if (!MESSAGE_ID.matcher(id).matches()) {
            throw refused("Message-ID");
        }
        return "<" + id + ">";
    }

    /** Plain ASCII as it is, all else as encoded words that never cut a character. */
    static String words(String written) {
        return EncodedWords.of(written).orElseThrow(() -> refused("Subject"));
    }

    /** A parameter's value as RFC 2231 writes it, {@code UTF-8''…}. */
    static String extended(String value) {
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
        return Refusal.of(LetterRefusal.HEADER_VALUE).with(FactKey.FIELD, name).refused();
    }
}
