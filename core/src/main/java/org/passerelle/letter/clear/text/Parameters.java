package org.passerelle.letter.clear.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a field (RFC 2045 §5.1): those in pieces or with a character set (RFC 2231), and, because many programs write them
 * there, those of encoded words.
 */
public final class Parameters {
    /** Pieces of one value. */
    static final int MOST_PIECES = 100;

    private static final Pattern ONE = Pattern.compile(
            ";\\s*+([^\\s=;\"]{1,100}+)\\s*+=\\s*+(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"?|([^;]*+))");
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");
    private static final int HEX = 16;

    private final Map<String, String> values = new HashMap<>();

    /** @param field its whole value */
    public Parameters(String field) {
        Matcher found = ONE.matcher(field);
        while (found.find()) {
            String quoted = found.group(2);
            String plain = quoted == null
                    ? found.group(3).strip()
                    : QUOTED_PAIR.matcher(quoted).replaceAll("$1");
            values.putIfAbsent(found.group(1).toLowerCase(Locale.ROOT), plain);
        }
    }

    /** The value of that name, decoded; nothing where it says nothing. */
    public Optional<String> find(String name) {
        Optional<String> extended = Optional.ofNullable(values.get(name + "*"))
                .map(value -> Written.text(octets(text(value)), charset(value)));
        return extended.or(() -> pieces(name))
                .or(() -> Optional.ofNullable(values.get(name)).map(Written::words))
                .filter(value -> !value.isBlank());
    }

    private Optional<String> pieces(String name) {
        var octets = new ByteArrayOutputStream();
        String charset = "";
        int next = 0;
        for (; next < MOST_PIECES; next++) {
            String coded = values.get(name + "*" + next + "*");
            String plain = values.get(name + "*" + next);
            if (coded != null) {
                charset = next == 0 ? charset(coded) : charset;
                octets.writeBytes(octets(next == 0 ? text(coded) : coded));
            } else if (plain != null) {
                octets.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
            } else {
                break;
            }
        }
        return next == 0 ? Optional.empty() : Optional.of(Written.text(octets.toByteArray(), charset));
    }

    /** What stands before the first of two apostrophes. */
    private static String charset(String value) {
        int first = value.indexOf('\'');
        return first < 0 || value.indexOf('\'', first + 1) < 0 ? "" : value.substring(0, first);
    }

    private static String text(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        return value.substring(second + 1);
    }

    private static byte[] octets(String written) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            boolean coded = next == '%' && i + 2 < written.length() && isHex(written, i + 1) && isHex(written, i + 2);
            if (coded) {
                octets.write(Integer.parseInt(written.substring(i + 1, i + 3), HEX));
                i += 2;
            } else {
                octets.writeBytes(Character.toString(next).getBytes(StandardCharsets.UTF_8));
            }
        }
        return octets.toByteArray();
    }

    private static boolean isHex(String written, int at) {
        return Character.digit(written.charAt(at), HEX) >= 0 && written.charAt(at) < 0x80;
    }
}
